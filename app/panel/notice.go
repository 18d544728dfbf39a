package panel

import (
	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// Notice is a strip above the window's parts that names what went wrong and
// offers one action. Hidden until told.
type Notice struct {
	widget.BaseWidget
	About  string // what the notice is about, so that it can be taken back
	ground *canvas.Rectangle
	text   *widget.Label
	action *widget.Button
	close  *widget.Button
	row    *fyne.Container
	Moved  func() // it appeared or went: lay out again
}

// NewNotice returns a hidden notice.
func NewNotice() *Notice {
	n := &Notice{ground: canvas.NewRectangle(nil), text: widget.NewLabel(""), action: widget.NewButton("", nil)}
	n.text.Truncation = fyne.TextTruncateEllipsis
	n.action.Importance = widget.LowImportance
	n.close = widget.NewButton("Dismiss", n.Dismiss)
	n.close.Importance = widget.LowImportance
	n.row = container.NewBorder(nil, nil, nil, container.NewHBox(n.action, n.close, layout.NewSpacer()), n.text)
	n.ExtendBaseWidget(n)
	n.Hide()
	return n
}

// Say shows a message about something; action may be empty.
func (n *Notice) Say(about, message, action string, do func()) {
	n.About = about
	n.text.SetText(message)
	n.action.SetText(action)
	n.action.OnTapped = func() {
		n.Dismiss()
		do()
	}
	n.action.Hidden = action == ""
	n.Show()
	n.Refresh()
	n.moved()
}

// Dismiss hides the notice.
func (n *Notice) Dismiss() {
	if n.Visible() {
		n.Hide()
		n.moved()
	}
}

func (n *Notice) moved() {
	if n.Moved != nil {
		n.Moved()
	}
}

// MinSize is that of one strip.
func (n *Notice) MinSize() fyne.Size { return fyne.NewSize(200, 32) }

// CreateRenderer implements fyne.Widget.
func (n *Notice) CreateRenderer() fyne.WidgetRenderer {
	n.ground.FillColor = n.Theme().Color(theme.WarningGround, 0)
	return &noticeRenderer{widget.NewSimpleRenderer(container.NewStack(n.ground, n.row)), n}
}

type noticeRenderer struct {
	fyne.WidgetRenderer
	n *Notice
}

func (r *noticeRenderer) Refresh() {
	r.n.ground.FillColor = r.n.Theme().Color(theme.WarningGround, 0)
	r.n.ground.Refresh()
	r.WidgetRenderer.Refresh()
}
