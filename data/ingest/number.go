package ingest

import "strconv"

// exactDigits is how many decimal digits a float64 always holds exactly.
const exactDigits = 15

// number is strconv.ParseFloat of text. A sign and a few digits with a point,
// which is what coordinates are, it reads without allocating: both the digits as
// a whole number and the power of ten are exact then, so that their quotient is
// rounded once, as it should be.
func number(text []byte) (float64, error) {
	if f, ok := decimal(text); ok {
		return f, nil
	}
	return strconv.ParseFloat(string(text), 64)
}

func decimal(text []byte) (f float64, ok bool) {
	if len(text) == 0 {
		return 0, false
	}
	negative := text[0] == '-'
	if negative || text[0] == '+' {
		text = text[1:]
	}
	if len(text) > exactDigits+1 {
		return 0, false
	}
	whole, digits, point := uint64(0), 0, len(text)
	for i, c := range text {
		switch {
		case c >= '0' && c <= '9':
			whole, digits = whole*10+uint64(c-'0'), digits+1
		case c == '.' && point == len(text):
			point = i
		default:
			return 0, false
		}
	}
	if digits == 0 || digits > exactDigits {
		return 0, false
	}
	f = float64(whole) / powerOfTen(max(0, len(text)-point-1))
	if negative {
		f = -f
	}
	return f, true
}

// powerOfTen is 10^n for n up to exactDigits.
func powerOfTen(n int) float64 {
	return [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}[n]
}
