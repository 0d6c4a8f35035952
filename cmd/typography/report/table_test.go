package report

import (
	"strings"
	"testing"

	"booklet/cmd/typography/rules"
)

func sample(id string, places, broken int, gave ...rules.Yield) rules.Result {
	return rules.Result{Rule: id, Name: "name of " + id, Places: places, Count: broken, Gave: gave}
}

// Who reads the tables must see every rule once: in a document's table what it
// has places for, the others named below it, all of them in the last table.
func TestTables(t *testing.T) {
	docs := []*Document{
		{Name: "a", Rules: []rules.Result{sample("1", 3, 0), sample("2", 0, 0), sample("14", 2, 1, rules.Yield{To: "9", Count: 1})}},
		{Name: "b", Rules: []rules.Result{sample("1", 4, 1), sample("2", 0, 0), sample("16", 0, 0), sample("14", 5, 0, rules.Yield{To: "9", Count: 2})}},
	}
	docs[0].Rules[1].Notes = []string{"no tea"}
	var one, all strings.Builder
	Table(&one, docs[0], 5)
	Totals(&all, docs)
	for _, c := range []struct {
		table, has string
		want       bool
	}{
		{one.String(), "name of 1 ", true},
		{one.String(), "name of 2 ", false},
		{one.String(), "not checked: 2 (no tea)", true},
		{all.String(), "name of 2 ", true},
		{all.String(), "nothing to check for: 2, 16", false},
		{all.String(), "3× to 9", true},
		{all.String(), "anything to check for: 2, 16", true},
	} {
		if strings.Contains(c.table, c.has) != c.want {
			t.Errorf("that the table has %q should be %v:\n%s", c.has, c.want, c.table)
		}
	}
	if g := docs[0].Rules[2].Gave[0].Count; g != 1 {
		t.Errorf("adding up changed a document's own count to %d", g)
	}
	at := func(id string) int { return strings.Index(all.String(), "name of "+id+" ") }
	if at("14") > at("16") {
		t.Error("the rules are out of order")
	}
}
