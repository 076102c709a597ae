// Day spends a day at the till and prints what became of the money.
package main

import (
	"fmt"

	"example.com/till"
)

func main() {
	t := till.Open(till.Options{Float: 100_00, RefundLimit: 50_00, TaxPermille: 190})
	defer t.Close()
	fmt.Printf("sale of 23.80    %s\n", t.Ring(23_80))
	fmt.Printf("refund of 2.50   %s\n", t.Ring(-2_50))
	fmt.Printf("refund of 80.00  %s\n", t.Ring(-80_00))
	fmt.Printf("in the drawer    %s\n", amount(t.Cash()))
	fmt.Printf("tax              %s\n", amount(t.Tax()))
}

func amount(cents int64) string { return fmt.Sprintf("%.2f", float64(cents)/100) }
