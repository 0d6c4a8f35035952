package pipeline

import (
	"slices"

	"booklet/pipeline/diag"
	"booklet/pipeline/proof"
)

// proofread reports what is likely a slip in the text that is set.
func proofread(_ *World, _ Job, r *Result) diag.List {
	if r.Booklet == nil || r.Passages == nil {
		return nil
	}
	return proof.Read(r.Booklet, r.Passages)
}

// withoutProofs drops what proofread reports too, place by place.
func withoutProofs(found diag.List) diag.List {
	return slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Code == "clean-marks" })
}
