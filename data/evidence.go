package data

import (
	"slices"

	"sandtable/data/edtf"
)

// VisibleClaims lists the claims about event e that are visible.
func (k *Known) VisibleClaims(e int32) []int32 { return k.visible(k.ClaimsOf(e)) }

// VisibleClaimsOfRelation lists the claims about relation r that are visible.
func (k *Known) VisibleClaimsOfRelation(r int32) []int32 { return k.visible(k.ClaimsOfRelation(r)) }

func (k *Known) visible(claims []int32) []int32 {
	if k.ClaimVisible == nil {
		return claims
	}
	return slices.DeleteFunc(slices.Clone(claims), func(c int32) bool { return !k.ClaimVisible[c] })
}

// SourcesOf lists the sources of the visible claims about event e, each once,
// in the order of the claims. A plain table's event has its file.
func (k *Known) SourcesOf(e int32) []int32 {
	if k.Implied != nil {
		return []int32{k.Implied.Source}
	}
	var out []int32
	for _, c := range k.ClaimsOf(e) {
		if s := k.Claims[c].Source; s >= 0 && k.SeesClaim(c) && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// Independent counts the different last elements of source and via among the
// visible claims about event e. Unnamed sources never add to it.
func (k *Known) Independent(e int32) int {
	if k.Implied != nil {
		return 1
	}
	return k.independent(k.ClaimsOf(e))
}

// IndependentOfRelation is Independent for relation r.
func (k *Known) IndependentOfRelation(r int32) int { return k.independent(k.ClaimsOfRelation(r)) }

func (k *Known) independent(claims []int32) int {
	var origins []int32
	for _, c := range claims {
		if o := k.Claims[c].Origin(); o >= 0 && k.SeesClaim(c) && !slices.Contains(origins, o) {
			origins = append(origins, o)
		}
	}
	return len(origins)
}

// BestGrade is the best Admiralty grade among the sources of the visible claims
// about event e; 0 when none is graded.
func (k *Known) BestGrade(e int32) byte {
	var best byte
	for _, s := range k.SourcesOf(e) {
		if g := k.Sources[s].Grade; g != 0 && (best == 0 || g < best) {
			best = g
		}
	}
	return best
}

// WhenText is the EDTF text that gives event e its bounds in this Known: its
// own or that of a claim.
func (k *Known) WhenText(e int32) string {
	if k.When != nil && k.When[e] >= 0 {
		return k.Claims[k.When[e]].When
	}
	return k.Events.When.At(e)
}

// relationBounds are those of a period from since to until: empty is unknown,
// ".." is open. ok is false where the two cannot be read.
func relationBounds(r Relation, attested edtf.Day) (b edtf.Bounds, ok bool) {
	if r.Since == "" && r.Until == "" {
		return edtf.Bounds{
			EarliestStart: edtf.MinDay, LatestStart: edtf.MaxDay,
			EarliestEnd: edtf.MinDay, LatestEnd: edtf.MaxDay, Flags: edtf.UnknownStart | edtf.UnknownEnd,
		}, true
	}
	d, err := edtf.Parse(r.Since + "/" + r.Until)
	if err != nil {
		return b, false
	}
	b, err = d.Bounds(edtf.Period, attested)
	return b, err == nil
}
