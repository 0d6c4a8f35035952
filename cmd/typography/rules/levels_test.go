package rules

import "testing"

// A level that changes nothing would pass every ban.
func TestLevelsDiffer(t *testing.T) {
	text := map[string]string{
		"none":   "@set ban none\n　　山路弯弯雨后竹林钟声\n，清晨集市木窗纸伞田埂山\n路稻穗渔火。",
		"basic":  "@set ban basic\n　　山路弯弯雨后竹林钟声\n清晨集市木窗纸伞田埂山/\n路稻穗渔火。",
		"gb":     "　　山路弯弯雨后竹林钟声\n——清晨集市木窗纸伞田埂\n稻穗渔火。",
		"strict": "@set ban strict\n　　山路弯弯雨后竹林钟声\n清晨集市木窗纸伞田埂山河\n路稻穗渔火。",
	}
	set := func(order ...string) []*Check {
		var out []*Check
		for _, name := range order {
			out = append(out, parseFixture(t, text[name], ""))
		}
		return out
	}
	if r := LevelsDiffer(set("none", "basic", "gb", "strict")); r.Count != 0 || r.Places != 3 {
		t.Errorf("%d broken of %d: %v", r.Count, r.Places, r.Broken)
	}
	r := LevelsDiffer(set("strict", "basic", "strict", "strict"))
	if r.Count != 2 {
		t.Errorf("%d broken, two levels change nothing: %v", r.Count, r.Broken)
	}
}
