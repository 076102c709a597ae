package till

import "testing"

func TestADay(t *testing.T) {
	till := Open(Options{Float: 100_00, RefundLimit: 50_00, TaxPermille: 190})
	defer till.Close()
	for _, ring := range []struct {
		cents int32
		want  string
	}{{23_80, "sold"}, {-2_50, "refunded"}, {-80_00, "refused"}} {
		if said := till.Ring(ring.cents); said != ring.want {
			t.Errorf("ringing %d: %s, not %s", ring.cents, said, ring.want)
		}
	}
	if cash := till.Cash(); cash != 121_30 {
		t.Errorf("%d in the drawer, not 12130", cash)
	}
	if tax := till.Tax(); tax != 3_40 {
		t.Errorf("%d of tax, not 340", tax)
	}
}

func TestTrainingCountsNothing(t *testing.T) {
	till := Open(Options{Float: 100_00, RefundLimit: 50_00, TaxPermille: 190, Training: true})
	defer till.Close()
	if said := till.Ring(23_80); said != "sold" {
		t.Errorf("a sale was %s", said)
	}
	if cash := till.Cash(); cash != 100_00 {
		t.Errorf("%d in the drawer, not 10000", cash)
	}
}
