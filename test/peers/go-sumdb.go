// Proves every entry of a log with the packages that the Go project checks its own module database with: golang.org/x/mod/sumdb.
// Nothing of ours is used. Usage: go-sumdb <address of the log>
package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight, bundleEntries = 8, 256

func get(address string) []byte {
	answer, err := http.Get(address)
	must(err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(err)
	if answer.StatusCode != http.StatusOK {
		log.Fatalf("%s: %s", address, answer.Status)
	}
	return body
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// tiles reads by C2SP tlog-tiles, whose paths leave out the height that Go's own carry.
type tiles struct{ base string }

func (tiles) Height() int                     { return tileHeight }
func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (t tiles) ReadTiles(wanted []tlog.Tile) (read [][]byte, err error) {
	for _, tile := range wanted {
		read = append(read, get(t.base+"/"+strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
	}
	return read, nil
}

func openCheckpoint(base string) (origin string, tree tlog.Tree) {
	verifier, err := note.NewVerifier(strings.TrimSpace(string(get(base + "/vkey"))))
	must(err)
	signed, err := note.Open(get(base+"/checkpoint"), note.VerifierList(verifier))
	must(err)
	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	return lines[0], tlog.Tree{N: size, Hash: root}
}

func main() {
	base := os.Args[1]
	origin, tree := openCheckpoint(base)
	reader := tlog.TileHashReader(tree, tiles{base})
	for first := int64(0); first < tree.N; first += bundleEntries {
		path := fmt.Sprintf("/tile/entries/%03d", first/bundleEntries)
		width := tree.N - first
		if width < bundleEntries {
			path += fmt.Sprintf(".p/%d", width)
		} else {
			width = bundleEntries
		}
		bundle := get(base + path)
		for i := first; i < first+width; i++ {
			length := binary.BigEndian.Uint16(bundle)
			entry := bundle[2 : 2+length]
			bundle = bundle[2+length:]
			proof, err := tlog.ProveRecord(tree.N, i, reader)
			must(err)
			must(tlog.CheckRecord(proof, tree.N, tree.Hash, i, tlog.RecordHash(entry)))
		}
	}
	fmt.Printf("%s: %d entries proved\n", origin, tree.N)
}
