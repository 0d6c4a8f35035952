// Package fonts holds the catalogue of faces that comes with the program. The
// font files themselves are not part of it: install.sh puts them here, and the
// catalogue says where else they may lie.
package fonts

import "embed"

// Files holds "catalogue.yaml".
//
//go:embed catalogue.yaml
var Files embed.FS
