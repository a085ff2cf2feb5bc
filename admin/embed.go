// Package admin holds the pages that people open in a browser: the dashboard
// and the playground, as they were built from the sources beside this file.
//
// It promises that both are part of the program, so that it needs no other file
// when it runs, and no Node when it is built. Each holds an index.html, and in
// assets files whose names change whenever their content does.
package admin

import (
	"embed"
	"io/fs"
)

//go:embed all:dist all:playground/dist
var built embed.FS

// Dashboard is what is served at /.
func Dashboard() fs.FS { return within("dist") }

// Playground is what is served at /playground/.
func Playground() fs.FS { return within("playground/dist") }

func within(folder string) fs.FS {
	files, err := fs.Sub(built, folder)
	if err != nil {
		panic(err) // only of a folder whose name is no path
	}
	return files
}
