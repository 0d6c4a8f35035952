package typeset

import "booklet/pipeline/compose"

// Pages of a passage are chosen together, as lines of a paragraph are: the sum
// of what the pages cost is the least. Costs are integers.
const (
	costKeep      = 50_000_000 // parted from what must follow: a heading at the foot
	costWidow     = 400_000    // a paragraph's last line at the top of a page (孤行)
	costOrphan    = 300_000    // its first line at the foot
	costThin      = 20_000     // a heading with one line below it
	costBlank     = 1_000      // for each blank line at the foot, squared up to mostUneven
	costShort     = 5_000      // for each more: where much is blank for a reason, one page bears it rather than two
	costPassed    = 6_000      // for each line that could have been filled without harm
	costGiven     = 150        // a grid line added before a heading
	costAlone     = 600_000    // one line of text on a page
	costTorn      = 90_000     // half a page's table that breaks: more than the blank it saves ever costs
	costTornLong  = 45_000     // a page's table that breaks: a third of a page's blank
	costNoteSplit = 30_000     // a note that goes on on the next page
	costColumn    = 10_000_000 // a column more than the last page has
	costTooTall   = 100_000_000
)

// fewRows is how many rows are tried on a page whose notes go on on the next
// one: notes give way to them, so that a line of text is not alone (rule 50).
const fewRows = 4

// mostGiven is how many blank lines at a page's foot are hidden by giving them
// to headings and figures; more would tear the page apart.
const mostGiven = 2

// mostUneven is how many blank lines at a page's foot are those of a page that
// ends where the text lets it; more have another reason.
const mostUneven = 3

// alone tells whether the rows of a last page are too few to stand there: one
// line, or one with no more below it than where the text is from; in columns,
// one line in each. Pictures fill a page by themselves.
func (c *chapter) alone(rows []int, column int) bool {
	least, n := 2, 0
	if column%c.columns == 0 {
		least *= c.columns
	}
	for _, k := range rows {
		r := &c.rows[k]
		if r.float {
			return false
		}
		if r.role() != compose.RoleSource {
			n++
		}
	}
	return n < least
}

// harm is what it costs to end a page with these rows, whatever is left blank.
func (c *chapter) harm(rows []int) int64 {
	n := len(rows)
	end := &c.rows[rows[n-1]]
	cost := end.torn
	if n == 1 && end.part > 0 && !end.keep && c.columns == 1 {
		cost += costAlone
	}
	if end.keep {
		cost += costKeep
	}
	if end.parts > 1 {
		switch end.part {
		case 1:
			cost += costOrphan
		case end.parts - 1:
			cost += costWidow
		}
	}
	if n > 1 && c.rows[rows[n-2]].keep && end.part > 0 && end.role() != compose.RoleSource {
		cost += costThin
	}
	return cost
}

// role is what a row holds.
func (r *row) role() compose.Role {
	if len(r.items) == 0 {
		return compose.RoleBody
	}
	return r.items[0].Role
}

// foot is what a page's foot costs that has some blank lines, of which giving
// may go to headings and passed could have been filled.
func (c *chapter) foot(page *pageSpan, giving, passed int) int64 {
	if c.short > 0 { // the depth is what makes columns even
		return 0
	}
	if !c.ragged && page.blank <= mostGiven && page.blank <= giving {
		page.given = page.blank
	}
	rest := int64(page.blank - page.given)
	even := min(rest, mostUneven)
	return even*even*costBlank + (rest-even)*costShort + int64(min(passed, int(rest)))*costPassed + int64(page.given)*costGiven
}
