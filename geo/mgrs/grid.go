package mgrs

import "math"

// WGS84: the equator's radius in metres, flattening, third flattening,
// eccentricity squared.
const (
	radius  = 6378137.0
	flat    = 1 / 298.257223563
	third   = flat / (2 - flat)
	eccent2 = flat * (2 - flat)
)

// The scale on the middle meridian of a zone and on the pole, and the false
// origins, in metres.
const (
	scaleUTM   = 0.9996
	scaleUPS   = 0.994
	falseEast  = 500_000.0
	falseSouth = 10_000_000.0
	falsePole  = 2_000_000.0
)

// rectifying is the radius of the circle that is as long as a meridian.
const rectifying = radius / (1 + third) * (1 + third*third/4 + third*third*third*third/64 +
	third*third*third*third*third*third/256)

// terms are the coefficients of a Krüger series.
type terms [6]float64

// forward are the coefficients from the conformal sphere to the ellipsoid
// (Karney 2011, equation 35), inverse those back (equation 36).
func forward() terms {
	const n = third
	return terms{
		n * (1.0/2 + n*(-2.0/3+n*(5.0/16+n*(41.0/180+n*(-127.0/288+n*7891.0/37800))))),
		n * n * (13.0/48 + n*(-3.0/5+n*(557.0/1440+n*(281.0/630-n*1983433.0/1935360)))),
		n * n * n * (61.0/240 + n*(-103.0/140+n*(15061.0/26880+n*167603.0/181440))),
		n * n * n * n * (49561.0/161280 + n*(-179.0/168+n*6601661.0/7257600)),
		n * n * n * n * n * (34729.0/80640 - n*3418889.0/1995840),
		n * n * n * n * n * n * 212378941.0 / 319334400,
	}
}

func inverse() terms {
	const n = third
	return terms{
		-n * (1.0/2 + n*(-2.0/3+n*(37.0/96+n*(-1.0/360+n*(-81.0/512+n*96199.0/604800))))),
		-n * n * (1.0/48 + n*(1.0/15+n*(-437.0/1440+n*(46.0/105-n*1118711.0/3870720)))),
		-n * n * n * (17.0/480 + n*(-37.0/840+n*(-209.0/4480+n*5569.0/90720))),
		-n * n * n * n * (4397.0/161280 + n*(-11.0/504-n*830251.0/7257600)),
		-n * n * n * n * n * (4583.0/161280 - n*108847.0/3991680),
		-n * n * n * n * n * n * 20648693.0 / 638668800,
	}
}

// sum adds a series to a point of the plane.
func (c terms) sum(xi, eta float64) (float64, float64) {
	x, e := xi, eta
	for j, a := range c {
		k := 2 * float64(j+1)
		sin, cos := math.Sincos(k * xi)
		x += a * sin * math.Cosh(k*eta)
		e += a * cos * math.Sinh(k*eta)
	}
	return x, e
}

// conformal is the tangent of the conformal latitude for that of the latitude
// (equation 7).
func conformal(tau float64) float64 {
	e := math.Sqrt(eccent2)
	sigma := math.Sinh(e * math.Atanh(e*tau/math.Hypot(1, tau)))
	return tau*math.Hypot(1, sigma) - sigma*math.Hypot(1, tau)
}

// geographic is the inverse of conformal, by Newton's method (equation 19).
func geographic(want float64) float64 {
	tau := want / (1 - eccent2)
	if math.Abs(want) > 70 {
		e := math.Sqrt(eccent2)
		tau = want * math.Exp(e*math.Atanh(e))
	}
	if math.IsInf(tau, 0) || math.Abs(tau) > 1e12 {
		return tau
	}
	for range 6 {
		got := conformal(tau)
		step := (want - got) / math.Hypot(1, got) * (1 + (1-eccent2)*tau*tau) / ((1 - eccent2) * math.Hypot(1, tau))
		tau += step
		if math.Abs(step) <= 1e-15*math.Max(1, math.Abs(tau)) {
			break
		}
	}
	return tau
}

// toUTM projects a point at lon degrees off the middle meridian of its zone:
// metres east of the zone's false origin, and metres north of the equator.
func toUTM(lon, lat float64) (east, north float64) {
	tau := conformal(math.Tan(lat * math.Pi / 180))
	sin, cos := math.Sincos(lon * math.Pi / 180)
	xi, eta := forward().sum(math.Atan2(tau, cos), math.Asinh(sin/math.Hypot(tau, cos)))
	return falseEast + scaleUTM*rectifying*eta, scaleUTM * rectifying * xi
}

// fromUTM is the inverse of toUTM.
func fromUTM(east, north float64) (lon, lat float64) {
	xi, eta := inverse().sum(north/(scaleUTM*rectifying), (east-falseEast)/(scaleUTM*rectifying))
	sin, cos := math.Sincos(xi)
	sinh := math.Sinh(eta)
	tau := geographic(sin / math.Hypot(sinh, cos))
	return math.Atan2(sinh, cos) * 180 / math.Pi, math.Atan(tau) * 180 / math.Pi
}

// polar is the radius of the polar grid on which the conformal latitude is 0.
func polar() float64 {
	e := math.Sqrt(eccent2)
	return 2 * scaleUPS * radius / math.Sqrt(math.Pow(1+e, 1+e)*math.Pow(1-e, 1-e))
}

// toUPS projects a point onto the polar grid of its hemisphere.
func toUPS(lon, lat float64) (east, north float64) {
	tau := conformal(math.Tan(math.Abs(lat) * math.Pi / 180))
	r := polar() / (math.Hypot(1, tau) + tau)
	if math.Abs(lat) == 90 {
		r = 0
	}
	sin, cos := math.Sincos(lon * math.Pi / 180)
	if lat > 0 {
		cos = -cos
	}
	return falsePole + r*sin, falsePole + r*cos
}

// fromUPS is the inverse of toUPS.
func fromUPS(east, north float64, northern bool) (lon, lat float64) {
	x, y := east-falsePole, north-falsePole
	t := math.Hypot(x, y) / polar()
	lat = 90
	if t > 0 {
		lat = math.Atan(geographic((1/t-t)/2)) * 180 / math.Pi
	}
	if northern {
		return math.Atan2(x, -y) * 180 / math.Pi, lat
	}
	return math.Atan2(x, y) * 180 / math.Pi, -lat
}
