"""A built chapter that keeps the whole page contract, for tests that take something away."""

FOOT = "<footer><p>This page teaches; it is not medical advice.</p></footer>"
LINK = '<a class="headerlink" href="#x">#</a>'


def section(name: str, heading: str, body: str = "<p>x</p>") -> str:
    return f'<section id="{name}"><h2>{heading}{LINK}</h2>{body}</section>\n'


SECTIONS = "".join(
    (
        section(
            "what-you-will-do",
            "What you will",
            "<ol><li>a <!-- sample.1 --></li><li>b <!-- sample.2 --></li><li>c <!-- sample.3 --></li></ol>",
        ),
        section("predict-a-bath", "Predict: a bath", '<div class="ms-predict"><p>What?</p></div>'),
        section("see-one", "See: one"),
        section(
            "explore-it",
            "Explore: it",
            '<details class="ms-seen"><summary>x</summary></details>'
            '<div class="ms-stop"><p>Stopping place. Where you are: here.</p></div>',
        ),
        section("evidence-does-it", "Evidence: does it?"),
        section("limits-and-doubt", "Limits and doubt"),
        section("exercises", "Exercises"),
        section("in-plain-words", "In plain words"),
        section("key-points", "Key points"),
        section("next", "Next", "<p>Chapter 02 is being written.</p>"),
    )
)
CHAPTER = f"""<!doctype html><html lang="en-GB"><head>
<title>x</title><meta name="description" content="words"></head>
<body><main><article><section id="x"><h1>01 The disease</h1><div class="ms-head"><p>Why?</p><ul>
<li><strong>Time</strong> 5</li><li><strong>You need</strong> x</li><li><strong>Checked</strong> x</li>
<li><strong>Take it with you</strong> x</li></ul></div>
{SECTIONS}</section></article></main>{FOOT}</body></html>"""
