package gazetteer

// Begins is pattern.begins, with the changes that the text is allowed.
func Begins(text, name string) (changes int, whole bool, allowed int) {
	p := patternOf(text)
	changes, whole = p.begins(name)
	return changes, whole, p.allowed
}
