package org.tongban.integration.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseLinesTest {
  /** A bar stands where the line may end. */
  @ParameterizedTest
  @CsvSource({
    "请|在|期|限|内|补|正。",
    "共 |2 |份，|都|在",
    "《行|政|许|可|法》|第|32|条",
    "0668-0000001|到",
    "440902-|261123-|7KQ2M9XR-|N",
    "“是”|或|“否”|吗？|好"
  })
  void endWhereChineseLinesMay(String marked) {
    var text = marked.replace("|", "");
    var letters = text.toCharArray();
    var found = new StringBuilder();
    for (int i = 0; i < letters.length; i++) {
      found.append(letters[i]);
      if (i + 1 < letters.length
          && new ChineseLines().isSplitCharacter(0, i, letters.length, letters, null)) {
        found.append('|');
      }
    }
    assertThat(found).hasToString(marked);
  }
}
