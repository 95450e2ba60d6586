//! HTML descriptions as plain text: schema.org lets `description` hold markup, and adverts arrive pasted from editors.

/// Entities that occur in adverts; any other stays as written.
const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("apos", "'"),
    ("bull", "•"),
    ("copy", "©"),
    ("deg", "°"),
    ("eacute", "é"),
    ("emsp", " "),
    ("ensp", " "),
    ("frac12", "½"),
    ("gt", ">"),
    ("hellip", "…"),
    ("laquo", "«"),
    ("ldquo", "“"),
    ("lsquo", "‘"),
    ("lt", "<"),
    ("mdash", "—"),
    ("middot", "·"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("quot", "\""),
    ("raquo", "»"),
    ("rdquo", "”"),
    ("reg", "®"),
    ("rsquo", "’"),
    ("shy", ""),
    ("times", "×"),
    ("trade", "™"),
    ("zwnj", ""),
];

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
];

/// Elements whose content is not text.
const SILENT: &[&str] = &["head", "noscript", "script", "style", "svg", "template", "title"];

/// Whether a text holds at least one HTML tag or entity worth reading as markup.
///
/// ```
/// use padan::text::looks_like_html;
/// assert!(looks_like_html("<p>Montir</p>") && looks_like_html("R&amp;D"));
/// assert!(!looks_like_html("gaji < 5 juta & bonus > 1"));
/// ```
#[must_use]
pub fn looks_like_html(text: &str) -> bool {
    let bytes = text.as_bytes();
    text.match_indices('<').any(|(at, _)| {
        let mut rest = bytes.iter().skip(at + 1).copied();
        let first = rest.next().unwrap_or(b' ');
        (first.is_ascii_alphabetic() || matches!(first, b'/' | b'!'))
            && rest.take(200).take_while(|b| *b != b'<').any(|b| b == b'>')
    }) || text.match_indices('&').any(|(at, _)| text.get(at + 1..).and_then(entity).is_some())
}

/// The text of an HTML fragment: tags gone, blocks and list items on lines of their own, entities decoded, scripts and
/// styles dropped. What is not markup stays. One pass, no recursion, linear time and no more output than input.
///
/// ```
/// use padan::text::html_to_text;
/// assert_eq!(html_to_text("<ul><li>Bisa las<li>SIM&nbsp;C &amp; motor</ul>"), "\n- Bisa las\n- SIM C & motor\n");
/// ```
#[must_use]
pub fn html_to_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let (plain, markup) = rest.split_at(at);
        out.push_str(plain);
        if let Some(after) = markup.strip_prefix('&') {
            if let Some((decoded, used)) = entity(after) {
                out.push_str(&decoded);
                rest = after.get(used..).unwrap_or("");
            } else {
                out.push('&');
                rest = after;
            }
            continue;
        }
        let after = markup.get(1..).unwrap_or("");
        rest = if let Some(comment) = after.strip_prefix("!--") {
            comment.find("-->").map_or("", |end| comment.get(end + 3..).unwrap_or(""))
        } else if after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            tag(after, &mut out)
        } else {
            out.push('<');
            after
        };
    }
    out.push_str(rest);
    out
}

/// Reads a tag whose `<` is gone; returns what follows it.
fn tag<'a>(after: &'a str, out: &mut String) -> &'a str {
    let Some(end) = tag_end(after) else {
        // No `>` in sight: not markup. The `<` alone is dropped.
        return after;
    };
    let inside = after.get(..end).unwrap_or("");
    let rest = after.get(end + 1..).unwrap_or("");
    let closing = inside.starts_with('/');
    let name = inside.trim_start_matches('/');
    let name = name.get(..name.bytes().take(16).take_while(u8::is_ascii_alphanumeric).count()).unwrap_or("");
    let is_one_of = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(name));
    if is_one_of(BLOCKS) {
        if !out.is_empty() && !out.ends_with('\n') || out.is_empty() {
            out.push('\n');
        }
        if name.eq_ignore_ascii_case("li") && !closing {
            out.push_str("- ");
        }
    } else if !closing && is_one_of(SILENT) && !inside.ends_with('/') {
        return skip_element(rest, name);
    }
    rest
}

/// The place of the `>` that ends a tag, not counting those in quoted attribute values; `None` past 4096 bytes.
fn tag_end(after: &str) -> Option<usize> {
    let mut quote = None;
    let mut plain = None;
    for (at, b) in after.bytes().enumerate().take(4096) {
        match (quote, b) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(open), b) if b == open => quote = None,
            (Some(_), b'>') if plain.is_none() => plain = Some(at),
            // A new tag opens before this one ended. Stopping here also keeps the scan of `<a<a<a…` linear.
            (None, b'<') => return None,
            _ => {}
        }
    }
    // An unclosed quote: the first `>` must have been meant.
    plain
}

/// What follows `</name>`, or nothing when the element never ends.
fn skip_element<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = rest;
    while let Some(at) = from.find("</") {
        let tail = from.get(at + 2..).unwrap_or("");
        if tail.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name)) {
            return tail.find('>').map_or("", |end| tail.get(end + 1..).unwrap_or(""));
        }
        from = tail;
    }
    ""
}

/// Decodes the entity whose `&` is gone: its text, and how many bytes it took.
fn entity(after: &str) -> Option<(String, usize)> {
    let end = after.bytes().take(12).position(|b| b == b';')?;
    let name = after.get(..end)?;
    if let Some(number) = name.strip_prefix('#') {
        let code = number
            .strip_prefix(['x', 'X'])
            .map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
        let c = char::from_u32(code).filter(|c| *c != '\0')?;
        return Some((c.to_string(), end + 1));
    }
    let lower = name.to_ascii_lowercase();
    ENTITIES
        .binary_search_by(|(known, _)| known.cmp(&lower.as_str()))
        .ok()
        .and_then(|at| ENTITIES.get(at))
        .map(|(_, text)| ((*text).to_owned(), end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_lines() {
        assert_eq!(html_to_text("<p>Dicari <b>montir</b></p><p>SIM C</p>"), "\nDicari montir\nSIM C\n");
        assert_eq!(html_to_text("a<script>alert('<p>')</script>b<!-- c -->d"), "abd");
        assert_eq!(
            html_to_text("<a title='x > y' href=\"q\">las</a> &lt;b&gt; &#8226; &#x2022; &bogus; & 5 < 6"),
            "las <b> • • &bogus; & 5 < 6"
        );
    }

    #[test]
    fn broken_markup_is_text() {
        assert_eq!(html_to_text("<p"), "p");
        assert_eq!(html_to_text("<script>x"), "");
        assert_eq!(html_to_text("gaji <5 juta"), "gaji <5 juta");
        assert!(ENTITIES.is_sorted_by_key(|(name, _)| *name));
    }

    #[test]
    fn deep_nesting_is_linear() {
        let deep = "<b>".repeat(100_000);
        assert_eq!(html_to_text(&deep), "");
    }
}
