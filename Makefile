# Each target does its own set-up; nothing that is there already is fetched again.

SAMPLE      := sources/2024年第2期/booklet.yaml
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
# The packages that start goroutines.
CONCURRENT  := ./cmd/booklet ./pipeline ./pipeline/parallel ./pipeline/font ./pipeline/typeset ./pipeline/press
FUZZTIME    := 10s

.DEFAULT_GOAL := booklet
.PHONY: booklet bin/booklet fonts tools test lint race fuzz bench typography comparison golden clean

booklet: fonts bin/booklet ## set the sample issue: out/2024年第2期.pdf
	bin/booklet build $(SAMPLE)

bin/booklet: ## the program (go build itself knows what has changed)
	go build -trimpath -o bin/booklet ./cmd/booklet

fonts: ## the fonts of the layouts, into fonts/
	@sh fonts/install.sh

tools: ## the programs that the tests read PDFs with
	@sh .ci/tools.sh

test: fonts tools ## every test
	go vet ./...
	go test ./...

lint: ## formatting and static checks
	@unformatted=$$(gofmt -l cmd fonts layouts pipeline); \
	if [ -n "$$unformatted" ]; then echo "gofmt -w is needed on:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	go run $(STATICCHECK) ./...

race: fonts ## the race detector over the packages that start goroutines
	@sh .ci/tools.sh race
	go test -race $(CONCURRENT)

fuzz: ## each fuzz target for $(FUZZTIME)
	@set -e; for file in $$(grep -rlE '^func Fuzz' --include='*_test.go' .); do \
		for target in $$(sed -nE 's/^func (Fuzz[A-Za-z0-9_]*).*/\1/p' "$$file"); do \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "$$(dirname "$$file")"; \
		done; \
	done

bench: fonts ## cold processes, then each stage; COUNT=n repeats
	go test -run '^$$' -bench . -benchtime 20x -count $(or $(COUNT),1) ./cmd/booklet
	go test -run '^$$' -bench . -benchmem -count $(or $(COUNT),1) ./pipeline/...

typography: fonts tools bin/booklet ## the rules of typesetting, counted in finished PDFs
	go run ./cmd/typography $(TYPOGRAPHY)

comparison: fonts bin/booklet ## the same passages by this program, XeLaTeX and Typst
	@sh .ci/tools.sh comparison
	go run ./cmd/typography/compare >cmd/typography/COMPARISON.md.part
	mv cmd/typography/COMPARISON.md.part cmd/typography/COMPARISON.md

golden: fonts ## write the expected outputs of the tests anew: read the diff
	UPDATE=1 go test ./...

clean: ## what was built; the fonts stay
	rm -rf bin
	rm -f out/*.pdf
