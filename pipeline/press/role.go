package press

import "booklet/pipeline/paint"

// artifact gives the operator that opens marked content for a mark that is no
// part of the text: heads, feet and ornament, which reading aloud and copying
// out skip. It is "" for everything else: tagged content begins and ends at
// the same two places, once there is a structure tree to hang it on.
func artifact(r paint.Role) string {
	switch r {
	case paint.RoleHead:
		return "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"
	case paint.RoleFoot:
		return "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"
	case paint.RoleOrnament:
		return "/Artifact BMC\n"
	}
	return ""
}

// roleNames are the names of the roles in dumps and messages.
var roleNames = [...]string{
	paint.RoleNone: "none", paint.RoleCover: "cover", paint.RoleContents: "contents",
	paint.RoleTitle: "title", paint.RoleHeading: "heading", paint.RoleBody: "body",
	paint.RoleQuote: "quote", paint.RoleList: "list", paint.RoleTable: "table",
	paint.RoleFigure: "figure", paint.RoleCaption: "caption", paint.RoleNote: "note",
	paint.RoleSource: "source", paint.RoleHead: "head", paint.RoleFoot: "foot",
	paint.RoleRuby: "ruby", paint.RoleOrnament: "ornament",
}

// roleName names a role; a role that is newer than this file is "role 17".
func roleName(r paint.Role) string {
	if int(r) < len(roleNames) && roleNames[r] != "" {
		return roleNames[r]
	}
	return "role " + string(appendDecimal(nil, int64(r), 0))
}
