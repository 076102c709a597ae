// Prints what go/ast and cgo's own walk see of one file, as JSON.
package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
)

type use struct {
	Name      string
	Offset    int
	Arguments int
}

type found struct {
	Uses     []use
	Preamble []string
	Exports  []string
	Params   map[string][]string
}

func unparen(x ast.Expr) ast.Expr {
	for {
		p, ok := x.(*ast.ParenExpr)
		if !ok {
			return x
		}
		x = p.X
	}
}

func isC(x ast.Expr) bool {
	id, ok := x.(*ast.Ident)
	return ok && id.Name == "C"
}

func main() {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, os.Args[1], nil, parser.SkipObjectResolution|parser.ParseComments)
	if err != nil {
		panic(err)
	}
	out := found{Uses: []use{}, Preamble: []string{}, Exports: []string{}, Params: map[string][]string{}}
	calls := map[ast.Expr]int{}
	ast.Inspect(file, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			calls[unparen(call.Fun)] = len(call.Args)
		}
		if sel, ok := n.(*ast.SelectorExpr); ok && isC(sel.X) {
			count, called := calls[sel]
			if !called {
				count = -1
			}
			out.Uses = append(out.Uses, use{sel.Sel.Name, fset.Position(sel.Pos()).Offset, count})
		}
		return true
	})
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				s, ok := spec.(*ast.ImportSpec)
				if !ok || s.Path.Value != `"C"` {
					continue
				}
				doc := s.Doc
				if doc == nil && len(decl.Specs) == 1 {
					doc = decl.Doc
				}
				if doc == nil {
					continue
				}
				for _, c := range doc.List {
					if c.Text[1] == '*' {
						out.Preamble = append(out.Preamble, c.Text[2:len(c.Text)-2])
					} else {
						out.Preamble = append(out.Preamble, c.Text[2:])
					}
				}
			}
		case *ast.FuncDecl:
			names := []string{}
			for _, list := range []*ast.FieldList{decl.Recv, decl.Type.Params, decl.Type.Results} {
				if list == nil {
					continue
				}
				for _, field := range list.List {
					if len(field.Names) == 0 {
						names = append(names, "")
					}
					for _, name := range field.Names {
						names = append(names, name.Name)
					}
				}
			}
			out.Params[decl.Name.Name] = names
			if decl.Doc != nil {
				for _, c := range decl.Doc.List {
					if strings.HasPrefix(c.Text, "//export ") {
						out.Exports = append(out.Exports, decl.Name.Name)
						break
					}
				}
			}
		}
	}
	json.NewEncoder(os.Stdout).Encode(out)
}
