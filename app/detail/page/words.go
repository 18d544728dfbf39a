package page

import (
	"strconv"
	"strings"

	"sandtable/app/scene"
	"sandtable/data"
	"sandtable/data/edtf"
)

var shortMonths = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

func year(y int) string { return strconv.Itoa(y) }

// words makes words of an id: "state_media" is "state media".
func words(id string) string {
	return strings.NewReplacer("_", " ", "-", " ").Replace(id)
}

var whats = map[string]string{"usd": "US dollars", "eur": "euros", "km": "kilometres", "navy-equipment": "navy equipment"}

// whatWords is the thing that a figure counts.
func whatWords(id string) string {
	if w, ok := whats[id]; ok {
		return w
	}
	return words(id)
}

// singular takes the plural's s from a word.
func singular(s string) string {
	switch {
	case strings.HasSuffix(s, "ss"):
		return s
	case strings.HasSuffix(s, "ies"):
		return strings.TrimSuffix(s, "ies") + "y"
	}
	return strings.TrimSuffix(s, "s")
}

// gradeWords are the Admiralty code's reliabilities.
var gradeWords = map[byte]string{
	'A': "completely reliable", 'B': "usually reliable", 'C': "fairly reliable",
	'D': "not usually reliable", 'E': "unreliable", 'F': "reliability cannot be judged",
}

func gradeText(g byte) string {
	if w, ok := gradeWords[g]; ok {
		return string(g) + ", " + w
	}
	return "not graded"
}

// credibilityWords are the Admiralty code's credibilities.
var credibilityWords = [...]string{
	"", "confirmed by others", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged",
}

func credibility(n uint8) string {
	if n == 0 || int(n) >= len(credibilityWords) {
		return ""
	}
	return "credibility " + strconv.Itoa(int(n)) + ", " + credibilityWords[n]
}

var languages = map[string]string{
	"en": "English", "es": "Spanish", "ru": "Russian", "pt": "Portuguese", "fr": "French", "de": "German",
	"nl": "Dutch", "it": "Italian", "pl": "Polish", "uk": "Ukrainian", "fa": "Persian", "ar": "Arabic",
	"zh": "Chinese", "tr": "Turkish",
}

// language is the name of a language; the code of one that it does not know.
func language(code string) string {
	if name, ok := languages[code]; ok {
		return name
	}
	return code
}

// dateWords is an EDTF text in words; the text itself where it cannot be read.
func dateWords(text string) string {
	d, err := edtf.Parse(text)
	if err != nil || d.IsZero() {
		return text
	}
	return d.Words()
}

// published says when a source appeared, and how that is known.
func published(s data.Source) string {
	if s.Published == "" {
		return "date not known"
	}
	d, err := edtf.Parse(s.Published)
	text := s.Published
	if err == nil {
		text = d.Words()
		if !strings.ContainsAny(s.Published, "{/") {
			text = shortDate(d)
		}
	}
	if s.PublishedBasis != "" && s.PublishedBasis != "printed" {
		text += ", " + s.PublishedBasis
	}
	return text
}

// since says how long a relation has held.
func since(r data.Relation) string {
	if r.Since == "" && r.Until == "" {
		return "beginning and end not stated"
	}
	return join(", ", end("since ", r.Since, r.SinceDate, "beginning not stated"), end("until ", r.Until, r.UntilDate, "end not stated"))
}

func end(lead, text string, d edtf.Date, unknown string) string {
	switch {
	case text == "" && lead == "until ":
		return unknown
	case text == "":
		return unknown
	case text == "..":
		return map[string]string{"since ": "for longer than is told", "until ": "still holding when last told"}[lead]
	case d.IsZero():
		return lead + text
	}
	return lead + shortDate(d)
}

// stanceWords is what a claim does.
func stanceWords(s data.Stance) string { return s.String() }

// linkWords say how another event stands to the one shown: where the one shown
// is linked to it, and the other way round.
var linkWords = map[string][2]string{
	"follows": {"which this follows", "which follows this"}, "stage_of": {"of which this is a stage", "a stage of this"},
	"part_of": {"of which this is a part", "a part of this"}, "supersedes": {"which this supersedes", "which supersedes this"},
	"same_as": {"the same as this", "the same as this"}, "contradicts": {"which this contradicts", "which contradicts this"},
}

func linkText(kind string, back bool) string {
	w, ok := linkWords[kind]
	switch {
	case ok && back:
		return w[1]
	case ok:
		return w[0]
	case back:
		return "linked to this (" + words(kind) + ")"
	}
	return "to which this is linked (" + words(kind) + ")"
}

// ordinals are the things whose number is a place in an order, not a count.
var ordinals = map[string]bool{"rank": true, "edition": true, "article": true}

// figureText is a figure with what it counts: "10,000 troops", "rank 1".
func figureText(f data.Figure) string {
	if ordinals[f.What] {
		return whatWords(f.What) + " " + scene.FigureWords(f)
	}
	return scene.FigureWords(f) + " " + thing(f)
}

// figureList is the figures of a claim in words: "10,000 troops · 8 ships".
func figureList(figures []data.Figure) string {
	var out []string
	for _, f := range figures {
		if !counted(f) {
			out = append(out, join(": ", whatWords(f.What), f.Note))
			continue
		}
		out = append(out, figureText(f)+note(f.Note))
	}
	return join(dotted, out...)
}
