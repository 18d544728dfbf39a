package vector

// ErrFont is what a font that cannot be embedded gives.
var ErrFont = errFont

// Subsetted takes a font file apart and keeps two of its glyphs.
func Subsetted(file []byte) error {
	f, err := openTrueType(file)
	if err == nil {
		f.subset([]int{0, 3})
	}
	return err
}
