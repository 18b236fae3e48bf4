package org.tongban.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongban.client.items.Eligibility;
import org.tongban.client.items.EligibilityQuestion;
import org.tongban.client.items.FieldKind;
import org.tongban.client.items.FormField;
import org.tongban.client.items.FormSchema;
import org.tongban.client.items.Guide;

/** What an app can do with a form and the check before it. */
class FormTest {
  private static Guide guide() throws IOException {
    return new Guide(
        JsonObject.parse(
            "{'code':'c','version':2,'name':'n','form':[".replace('\'', '"')
                + field("visit", "YES_NO", "true", "")
                + ","
                + field("kind", "CHOICE", "true", ",'shownWhen':{'field':'visit','answers':['是']}")
                + ","
                + field("why", "TEXT", "true", ",'shownWhen':{'field':'kind','answers':['a','b']}")
                + ","
                + field("family", "GROUP", "true", ",'most':'3'")
                + ","
                + field("who", "SOMETHING_NEW", "true", ",'group':'family','prefill':'NAME'")
                + "]}"));
  }

  private static String field(String name, String kind, String required, String more) {
    return ("{'name':'"
            + name
            + "','label':'"
            + name
            + "','kind':'"
            + kind
            + "','required':"
            + required
            + more
            + "}")
        .replace('\'', '"');
  }

  private static Iterable<String> missing(Map<String, String> answers) throws IOException {
    return guide().missing(answers).stream().map(FormField::name).toList();
  }

  @Test
  void asksOnlyWhatTheAnswersCallFor() throws IOException {
    assertThat(missing(Map.of())).containsExactly("visit");
    assertThat(missing(Map.of("visit", "否", "kind", "a"))).isEmpty();
    assertThat(missing(Map.of("visit", "是"))).containsExactly("kind");
    assertThat(missing(Map.of("visit", "是", "kind", "c|b"))).containsExactly("why");
    assertThat(missing(Map.of("visit", "是", "kind", "c"))).isEmpty();
  }

  @Test
  void readsWhatAnOlderServerDoesNotSay() throws IOException {
    var who = guide().form().get(4);
    assertThat(who.kind()).isEqualTo(FieldKind.UNKNOWN);
    assertThat(who.group()).isEqualTo("family");
    assertThat(who.prefill()).isEqualTo("NAME");
    assertThat(who.shownBy()).isNull();
    assertThat(who.section()).isEmpty();
    assertThat(guide().form().get(3).most()).isEqualTo("3");
  }

  @Test
  void givesTheSchemaAsText() throws IOException {
    var text = "{\"$id\":\"urn:x\",\"properties\":{\"age\":{\"minimum\":1.5}}}";
    var schema = new FormSchema(JsonObject.parse(text));
    assertThat(schema.id()).isEqualTo("urn:x");
    assertThat(schema.json().text()).isEqualTo(text);
    assertThat(schema.property("age")).isNotNull();
    assertThat(schema.property("none")).isNull();
  }

  @Test
  void saysWhatIsKnownAndReadsTheAnswer() throws IOException {
    assertThat(new EligibilityQuestion().home("440983").answer("single", true).json())
        .isEqualTo(Map.of("home", "440983", "answers", Map.of("single", true)));
    var answer =
        new Eligibility(
            JsonObject.parse(
                "{\"status\":\"MORE_NEEDED\",\"questions\":[{\"key\":\"single\",\"kind\":\"YES_NO\","
                    + "\"words\":\"?\"}]}"));
    assertThat(answer.status()).isEqualTo(Eligibility.Status.MORE_NEEDED);
    assertThat(answer.questions().getFirst().kind()).isEqualTo(Eligibility.Question.Kind.YES_NO);
    assertThat(answer.unmet()).isEmpty();
  }
}
