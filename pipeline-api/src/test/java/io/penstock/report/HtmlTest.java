package io.penstock.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void textsAndAttributesAreEscaped() {
        Html html = Html.of("p", "<script>alert(\"1\")</script> & more").with("title", "\"><b>");

        assertThat(html)
                .hasToString(
                        "<p title=\"&quot;&gt;&lt;b&gt;\">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more</p>");
    }

    @Test
    void controlCharactersOfBadDataDoNotReachThePage() {
        assertThat(Html.of("b", "a\u0000b\u001Bc")).hasToString("<b>a\uFFFDb\uFFFDc</b>");
    }

    @Test
    void anElementThatCouldRunIsRefused() {
        assertThatThrownBy(() -> Html.of("script"))
                .hasMessageContaining("'script'")
                .hasMessageContaining("text, tables and drawings");
    }

    @Test
    void anAttributeThatCouldRunOrFetchIsRefused() {
        Html html = Html.of("p");

        assertThatThrownBy(() -> html.with("onclick", "x")).hasMessageContaining("'onclick'");
        assertThatThrownBy(() -> html.with("style", "x")).hasMessageContaining("'style'");
        assertThatThrownBy(() -> html.with("src", "x")).hasMessageContaining("'src'");
    }

    @Test
    void aLinkStaysOnThePage() {
        Html link = Html.of("a", "see").with("href", "#trainer");

        assertThat(link).hasToString("<a href=\"#trainer\">see</a>");
        assertThatThrownBy(() -> Html.of("a").with("href", "https://example.org"))
                .hasMessageContaining("leaves the page");
    }

    @Test
    void childrenStandInTheirOrder() {
        Html list = Html.of("ul")
                .styled("facts")
                .add(Html.of("li", "1"), Html.of("li").text("2").add(Html.of("br")));

        assertThat(list).hasToString("<ul class=\"facts\"><li>1</li><li>2<br></li></ul>");
    }
}
