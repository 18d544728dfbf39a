package pack

// schema is a table of the format: its file, its columns in the order in which
// Encode writes them, and how many of the first are needed.
type schema struct {
	file    string
	columns []string
	needed  int
}

// schemas lists the tables in the order in which they are read: what is referred
// to comes before what refers to it.
func schemas() []schema {
	return []schema{
		{"kinds.csv", []string{"id", "label", "parent", "symbol"}, 1},
		{"relation_kinds.csv", []string{"id", "label", "label_back", "directed", "rank", "colour"}, 1},
		{"sources.csv", []string{
			"id", "title", "publisher", "author", "published", "published_basis", "accessed", "url", "archive_url",
			"archived", "file", "sha256", "language", "type", "grade", "grade_reason", "cites", "licence", "private", "note",
		}, 2},
		{"places.csv", []string{
			"id", "name", "aliases", "lon", "lat", "precision", "radius_km", "country", "geometry", "note",
		}, 2},
		{"actors.csv", []string{"id", "name", "aliases", "type", "members", "note"}, 2},
		{"events.csv", []string{
			"id", "kind", "title", "aliases", "summary", "when", "when_kind", "when_text", "date_basis", "date_note",
			"earliest_start", "latest_start", "earliest_end", "latest_end", "status", "tags", "note",
		}, 3},
		{"relations.csv", []string{"id", "subject", "object", "kind", "since", "until", "status", "note"}, 4},
		{"event_places.csv", []string{"event", "place", "role", "order", "when"}, 2},
		{"event_actors.csv", []string{"event", "actor", "role"}, 2},
		{"claims.csv", []string{
			"id", "about", "source", "via", "speaker", "says", "quote", "quote_language", "locator", "stance",
			"when", "place", "status", "credibility", "note",
		}, 3},
		{"figures.csv", []string{"claim", "what", "low", "value", "high", "unit", "bound", "note"}, 2},
		{"links.csv", []string{"from", "to", "kind"}, 3},
	}
}

// boundColumns are the columns of an event's own bounds, in the order of the bits
// of data.OwnBounds.
var boundColumns = [4]string{"earliest_start", "latest_start", "earliest_end", "latest_end"}

const (
	packageFile = "datapackage.json"
	eventFile   = "events.csv"
	unnamed     = "unnamed" // the last element of a via that nobody can name
	openDate    = ".."
)
