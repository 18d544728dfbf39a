package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained implements fyne.Focusable.
func (p *plot) FocusGained() { p.over.focused(true, p.t.hooks.Theme()) }

// FocusLost implements fyne.Focusable.
func (p *plot) FocusLost() {
	p.mods = 0
	p.t.store.Done()
	p.over.focused(false, p.t.hooks.Theme())
}

// KeyDown implements desktop.Keyable: it remembers shift.
func (p *plot) KeyDown(e *fyne.KeyEvent) { p.remember(e, true) }

// KeyUp implements desktop.Keyable. Letting an arrow go ends a step to undo.
func (p *plot) KeyUp(e *fyne.KeyEvent) {
	p.remember(e, false)
	if e.Name == fyne.KeyLeft || e.Name == fyne.KeyRight {
		p.t.store.Done()
	}
}

func (p *plot) remember(e *fyne.KeyEvent, down bool) {
	if e.Name != desktop.KeyShiftLeft && e.Name != desktop.KeyShiftRight {
		return
	}
	p.mods &^= fyne.KeyModifierShift
	if down {
		p.mods |= fyne.KeyModifierShift
	}
}

// TypedKey implements fyne.Focusable: arrows move the window by a unit, with
// shift its end; Home and End take it to the ends of the dataset's time.
func (p *plot) TypedKey(e *fyne.KeyEvent) {
	defer p.t.hooks.Input("key")()
	shift := p.mods&fyne.KeyModifierShift != 0
	switch e.Name {
	case fyne.KeyLeft:
		p.t.shift(-1, shift)
	case fyne.KeyRight:
		p.t.shift(1, shift)
	case fyne.KeyHome:
		p.slide(false)
	case fyne.KeyEnd:
		p.slide(true)
	case fyne.KeyUp:
		p.zoom(25)
	case fyne.KeyDown:
		p.zoom(-25)
	case fyne.KeySpace:
		p.t.TogglePlay()
	case fyne.KeyEscape:
		p.t.Stop()
	}
}

// TypedRune implements fyne.Focusable: + and - zoom, brackets step by event.
func (p *plot) TypedRune(r rune) {
	switch r {
	case '+', '=':
		p.zoom(25)
	case '-', '_':
		p.zoom(-25)
	case '[':
		p.t.Step(-1)
	case ']':
		p.t.Step(1)
	}
}
