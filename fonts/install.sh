#!/bin/sh
# Puts the fonts that the layouts name into this folder: the Fandol faces out
# of Debian's texlive-lang-chinese, the Noto CJK collections out of
# fonts-noto-cjk, and for letters that these lack (ř, ł, ğ) the Liberation faces
# out of fonts-liberation. A font that is here already is left alone; one that the
# system has is linked, not fetched again. Needs no root once the package
# lists are there, and leaves no half-written file behind.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
fandol="FandolSong-Regular.otf FandolSong-Bold.otf FandolFang-Regular.otf FandolKai-Regular.otf FandolHei-Regular.otf FandolHei-Bold.otf"
noto="NotoSerifCJK-Regular.ttc NotoSerifCJK-Bold.ttc NotoSansCJK-Regular.ttc NotoSansCJK-Bold.ttc"
liberation="LiberationSerif-Regular.ttf LiberationSerif-Bold.ttf LiberationSans-Regular.ttf LiberationSans-Bold.ttf LiberationMono-Regular.ttf LiberationMono-Bold.ttf"

# Where a system keeps fonts; FONT_DIRS (separated by colons) replaces the list.
font_dirs=${FONT_DIRS:-/usr/share/fonts:/usr/local/share/fonts:${HOME:-/}/.fonts:${HOME:-/}/.local/share/fonts:/usr/share/texlive/texmf-dist/fonts/opentype:/usr/share/texmf/fonts/opentype:/usr/local/texlive}

say() { echo "fonts: $*" >&2; }
fail() { say "$*"; exit 1; }

# missing FILE… prints those that are not in this folder.
missing() {
	for name in "$@"; do
		[ -s "$here/$name" ] || echo "$name"
	done
}

# link NAME links the system's copy of the font, if there is one.
link() {
	old_ifs=$IFS
	IFS=:
	for dir in $font_dirs; do
		IFS=$old_ifs
		[ -d "$dir" ] || continue
		found=$(find -L "$dir" -name "$1" -type f -size +0 2>/dev/null | sort | head -n 1)
		if [ -n "$found" ]; then
			ln -sf "$found" "$here/$1"
			say "$1 is on this system: $found"
			return 0
		fi
	done
	IFS=$old_ifs
}

for name in $(missing $fandol $noto $liberation); do
	link "$name"
done

wanted=""
[ -z "$(missing $fandol)" ] || wanted="texlive-lang-chinese"
[ -z "$(missing $noto)" ] || wanted="$wanted fonts-noto-cjk"
[ -z "$(missing $liberation)" ] || wanted="$wanted fonts-liberation"
if [ -z "$wanted" ]; then
	exit 0
fi

if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
	fail "this is not a Debian system. Put these files into $here and run make again:" $(missing $fandol $noto $liberation)
fi

root=false
[ "$(id -u)" -ne 0 ] || root=true

# update fetches the package lists, which only root can.
update() {
	if ! $root; then
		say "$1, and only root can fetch them. Run"
		fail "    sudo apt-get update && make fonts"
	fi
	say "fetching the package lists"
	apt-get -o Acquire::Retries=3 update >&2 || say "apt-get update failed; trying with the lists that are there"
}

for package in $wanted; do
	if ! apt-cache show "$package" >/dev/null 2>&1; then
		update "the package lists are missing"
		break
	fi
done

# apt hands downloads to the user _apt, who must be able to write here.
work=$(mktemp -d "${TMPDIR:-/tmp}/booklet-fonts.XXXXXX")
trap 'rm -rf "$work" "$here"/.*.part' EXIT
trap 'exit 130' INT TERM HUP
chmod 755 "$work"
if $root && id _apt >/dev/null 2>&1; then
	chown _apt "$work"
fi

# download PACKAGE fetches the package's file into $work; a network that
# stumbles gets three tries.
download() {
	for try in 1 2 3; do
		say "downloading $1"
		if (cd "$work" && apt-get -o Acquire::Retries=3 download "$1" >&2); then
			return 0
		fi
		rm -f "$work/$1"_*.deb
		[ "$try" -eq 3 ] || sleep "$((try * 2))"
		# A list that is older than the archive names files that are gone.
		if $root && [ "$try" -eq 1 ]; then
			update "the package lists are old"
		fi
	done
	if $root; then
		fail "$1 could not be downloaded: is the network there? Run make fonts again"
	fi
	say "$1 could not be downloaded. If the network is there, the package lists may be old: run"
	fail "    sudo apt-get update && make fonts"
}

# take PACKAGE FILE… moves the files out of the package into this folder.
take() {
	package=$1
	shift
	rm -rf "$work/tree"
	dpkg-deb -x "$work/$package"_*.deb "$work/tree"
	for name in "$@"; do
		found=$(find "$work/tree" -name "$name" -type f | head -n 1)
		[ -n "$found" ] || fail "the package $package has no $name: report this, please"
		cp "$found" "$here/.$name.part"
		mv "$here/.$name.part" "$here/$name"
	done
	rm -rf "$work/tree" "$work/$package"_*.deb
}

for package in $wanted; do
	case $package in
	texlive-lang-chinese) files=$(missing $fandol) ;;
	fonts-noto-cjk) files=$(missing $noto) ;;
	*) files=$(missing $liberation) ;;
	esac
	download "$package"
	take "$package" $files
done
say "the fonts are in $here"
