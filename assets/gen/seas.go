package main

import (
	"sandtable/geo"
	"sandtable/geo/basemap"
)

// seas returns the names of waters with a point in their middle. Written by hand
// for this project; rank 0 oceans, 1 large seas, 2 seas and large gulfs, 3 gulfs
// and bays, 4 straits and channels.
func seas() []basemap.Sea {
	list := []struct {
		name     string
		lon, lat float64
		rank     uint8
	}{
		{"North Atlantic Ocean", -42, 32, 0}, {"South Atlantic Ocean", -15, -25, 0},
		{"North Pacific Ocean", -155, 30, 0}, {"South Pacific Ocean", -125, -28, 0},
		{"Indian Ocean", 80, -20, 0}, {"Arctic Ocean", 0, 83, 0}, {"Southern Ocean", 95, -60, 0},
		{"Caribbean Sea", -75.5, 14.8, 1}, {"Gulf of Mexico", -90, 25, 1}, {"Mediterranean Sea", 18, 34.3, 1},
		{"Bering Sea", -178, 58, 1}, {"Sea of Okhotsk", 149, 54, 1}, {"South China Sea", 114, 14.5, 1},
		{"Philippine Sea", 132, 19, 1}, {"Coral Sea", 155, -17, 1}, {"Tasman Sea", 160, -38, 1},
		{"Arabian Sea", 64, 14, 1}, {"Bay of Bengal", 88, 14, 1}, {"Hudson Bay", -85.5, 60, 1},
		{"Norwegian Sea", 3, 67, 1}, {"Barents Sea", 40, 74, 1}, {"Kara Sea", 68, 75, 1},
		{"Greenland Sea", -6, 76, 1}, {"Labrador Sea", -54, 58.5, 1}, {"Baffin Bay", -66, 73.5, 1},
		{"Beaufort Sea", -140, 72.5, 1}, {"Chukchi Sea", -171, 69.5, 1}, {"East Siberian Sea", 163, 73, 1},
		{"Laptev Sea", 126, 76, 1}, {"Weddell Sea", -45, -72, 1}, {"Ross Sea", -175, -75, 1},
		{"Sargasso Sea", -63, 28, 1}, {"Gulf of Alaska", -145, 57, 1}, {"Scotia Sea", -45, -57, 1},
		{"Black Sea", 34.5, 43.2, 2}, {"Baltic Sea", 19, 56.3, 2}, {"North Sea", 3, 56.3, 2},
		{"Red Sea", 38, 20.5, 2}, {"Persian Gulf", 51.3, 27, 2}, {"Gulf of Aden", 48, 12.3, 2},
		{"Gulf of Oman", 58.8, 24.7, 2}, {"Caspian Sea", 50.5, 41.8, 2}, {"East China Sea", 125, 29.3, 2},
		{"Yellow Sea", 123.2, 35.5, 2}, {"Sea of Japan", 134.8, 40, 2}, {"Java Sea", 110.5, -4.9, 2},
		{"Banda Sea", 127, -6, 2}, {"Celebes Sea", 122.3, 3.3, 2}, {"Sulu Sea", 120, 8.3, 2},
		{"Timor Sea", 127, -11, 2}, {"Arafura Sea", 135.5, -9.5, 2}, {"Andaman Sea", 95.8, 10.5, 2},
		{"Bay of Biscay", -4.6, 45.2, 2}, {"Gulf of Guinea", 2.5, 2.5, 2}, {"Gulf of Thailand", 101.4, 10, 2},
		{"Mozambique Channel", 41, -18.5, 2}, {"Gulf of Carpentaria", 139.2, -14, 2}, {"Solomon Sea", 153, -8, 2},
		{"Great Australian Bight", 130.5, -34, 2}, {"Bismarck Sea", 148.2, -4, 2}, {"White Sea", 38, 65.6, 3},
		{"Adriatic Sea", 15.5, 43, 3}, {"Aegean Sea", 25, 38.7, 3}, {"Ionian Sea", 18.8, 38, 3},
		{"Tyrrhenian Sea", 12, 39.9, 3}, {"Ligurian Sea", 8.9, 43.4, 3}, {"Alboran Sea", -3.3, 36, 3},
		{"Sea of Azov", 36.6, 46.1, 3}, {"Sea of Marmara", 28, 40.7, 3}, {"Gulf of Bothnia", 20, 62.6, 3},
		{"Gulf of Finland", 26, 59.9, 3}, {"Irish Sea", -5, 53.8, 3}, {"Celtic Sea", -8, 50.3, 3},
		{"Gulf of Venezuela", -71, 11.6, 3}, {"Gulf of Paria", -62.1, 10.4, 3}, {"Gulf of Darién", -76.9, 9, 3},
		{"Gulf of Honduras", -87.9, 16.2, 3}, {"Bay of Campeche", -94, 19.9, 3}, {"Gulf of Panama", -79.3, 8.1, 3},
		{"Gulf of California", -111.5, 27.7, 3}, {"Gulf of Tehuantepec", -94.8, 15.5, 3},
		{"Gulf of Saint Lawrence", -62, 48.5, 3}, {"James Bay", -80.5, 53.6, 3}, {"Foxe Basin", -78, 67.5, 3},
		{"Gulf of Tonkin", 107.8, 19.8, 3}, {"Bohai Sea", 119.8, 38.7, 3}, {"Gulf of Aqaba", 34.7, 28.8, 3},
		{"Gulf of Suez", 33, 28.7, 3}, {"Gulf of Sidra", 18.3, 31.7, 3}, {"Gulf of Khambhat", 72.2, 20.8, 3},
		{"Molucca Sea", 125.3, 0.2, 3}, {"Flores Sea", 120.3, -7.5, 3}, {"Savu Sea", 122, -9.5, 3},
		{"Río de la Plata", -57, -35.2, 3}, {"Sea of Crete", 25, 35.8, 3}, {"Levantine Sea", 32, 33.7, 3},
		{"Straits of Florida", -81.2, 24, 4}, {"Yucatán Channel", -85.8, 21.6, 4}, {"Windward Passage", -74, 20.1, 4},
		{"Mona Passage", -67.9, 18.4, 4}, {"Anegada Passage", -63.8, 18.4, 4}, {"English Channel", -1.3, 50.1, 4},
		{"Strait of Gibraltar", -5.6, 35.95, 4}, {"Strait of Hormuz", 56.5, 26.6, 4}, {"Bab el-Mandeb", 43.3, 12.6, 4},
		{"Strait of Malacca", 99.8, 4, 4}, {"Taiwan Strait", 119.6, 24.4, 4}, {"Luzon Strait", 121, 20.4, 4},
		{"Korea Strait", 129.2, 34.4, 4}, {"Skagerrak", 9, 57.9, 4}, {"Kattegat", 11.4, 56.9, 4},
		{"Denmark Strait", -27, 66.6, 4}, {"Davis Strait", -57.5, 66.5, 4}, {"Hudson Strait", -71, 62.3, 4},
		{"Bering Strait", -168.9, 65.7, 4}, {"Drake Passage", -64, -58.5, 4}, {"Strait of Magellan", -70.8, -53.4, 4},
		{"Bass Strait", 146, -39.8, 4}, {"Torres Strait", 141.7, -10.05, 4}, {"Makassar Strait", 118.3, -1.8, 4},
		{"Cook Strait", 174.5, -41, 4}, {"Palk Strait", 79.8, 9.9, 4}, {"Tatar Strait", 140.6, 48.5, 4},
	}
	out := make([]basemap.Sea, len(list))
	for i, s := range list {
		out[i] = basemap.Sea{Name: s.name, Rank: s.rank, At: basemap.Point{X: geo.FixLon(s.lon), Y: geo.FixY(s.lat)}}
	}
	return out
}
