package near

import "slices"

// shingle is the length of the pieces by which texts are compared, in
// characters. A changed character spoils as many pieces: of a quotation of
// twelve, with one changed in its middle, enough are left.
const shingle = 4

// The samples of a text's pieces.
const (
	window = 3  // Inside: of so many pieces in a row the one with the least hash
	sketch = 48 // else: the pieces with the least hashes of the whole text
)

// fingerprints gives the hashes of a sample of a text's pieces, sorted, each
// once. Two texts that share most pieces share most of the sample.
func fingerprints(key []rune, inside bool) []uint32 {
	n := len(key) - shingle + 1
	if n <= 0 {
		return nil
	}
	all := make([]uint32, n)
	for i := range all {
		all[i] = hash(key[i : i+shingle])
	}
	if inside {
		// Winnowing (Schleimer, Wilkerson and Aiken, 2003): a run that two
		// texts share gives the same sample in both, wherever it stands.
		sample := make([]uint32, 0, n)
		for i := 0; i+window <= n; i++ {
			sample = append(sample, slices.Min(all[i:i+window]))
		}
		if len(sample) == 0 {
			sample = all
		}
		slices.Sort(sample)
		return slices.Compact(sample)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	return slices.Clone(all[:min(len(all), sketch)])
}

// hash is FNV-1a over the characters, mixed once more: the least hashes must
// not favour certain characters.
func hash(piece []rune) uint32 {
	h := uint32(2166136261)
	for _, r := range piece {
		h = (h ^ uint32(r)) * 16777619
	}
	h ^= h >> 16
	h *= 0x7feb352d
	h ^= h >> 15
	return h
}

// neighbours is how many texts before it a text is compared with for one
// piece that it shares with them. It bounds the work where a phrase stands in
// thousands of texts; texts that are nearly the same share many pieces, and
// meet at one that is rare.
const neighbours = 4

// candidates gives the pairs of texts that share enough of their samples,
// sorted.
func candidates(texts []int, prints [][]uint32) [][2]int {
	total := 0
	for _, i := range texts {
		total += len(prints[i])
	}
	entries := make([]uint64, 0, total)
	for _, i := range texts {
		for _, h := range prints[i] {
			entries = append(entries, uint64(h)<<32|uint64(i))
		}
	}
	slices.Sort(entries)
	var met []uint64
	for from := 0; from < len(entries); {
		to := from + 1
		for to < len(entries) && entries[to]>>32 == entries[from]>>32 {
			to++
		}
		for j := from + 1; j < to; j++ {
			for k := max(from, j-neighbours); k < j; k++ {
				met = append(met, entries[k]&0xffffffff<<32|entries[j]&0xffffffff)
			}
		}
		from = to
	}
	slices.Sort(met)
	met = slices.Compact(met)
	var pairs [][2]int
	for _, m := range met {
		a, b := int(m>>32), int(m&0xffffffff)
		if 3*shared(prints[a], prints[b]) >= min(len(prints[a]), len(prints[b])) {
			pairs = append(pairs, [2]int{a, b})
		}
	}
	return pairs
}

// shared counts what two sorted lists have in common.
func shared(a, b []uint32) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}
