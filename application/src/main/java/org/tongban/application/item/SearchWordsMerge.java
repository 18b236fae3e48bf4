package org.tongban.application.item;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.item.SearchWords.Popularity;
import org.tongban.application.item.SearchWords.Synonyms;
import org.tongban.domain.item.CommonQuestion;
import org.tongban.domain.item.QuestionCode;

/** Reads the rows of the files about how people speak. */
final class SearchWordsMerge {
  private static final int MOST_WORDS = 60;
  private static final int LONGEST_WORDS = 40;
  private static final int LONGEST_ANSWER = 2000;
  private static final int MOST_ITEMS = 20;

  private final Set<String> itemNames;

  /**
   * @param itemNames the names of all items
   */
  SearchWordsMerge(Set<String> itemNames) {
    this.itemNames = itemNames;
  }

  Optional<Synonyms> synonyms(RowCells cells) {
    var means = cells.text("means", 200);
    var words = cells.list("words");
    if (words.size() > MOST_WORDS) {
      cells.wrong("words", "最多 " + MOST_WORDS + " 个说法，现在是 " + words.size() + " 个");
    }
    for (var one : words) {
      if (one.length() > LONGEST_WORDS || one.codePoints().anyMatch(Character::isISOControl)) {
        cells.wrong(
            "words", "“" + RowCells.shown(one) + "”应为最多 " + LONGEST_WORDS + " 个字的文字，不同说法用 | 分隔");
      }
    }
    if (cells.good() && itemNames.stream().noneMatch(name -> name.contains(means))) {
      cells.wrong("means", "没有一个事项的名称含有“" + RowCells.shown(means) + "”，这些说法什么也找不到");
    }
    return cells.good() ? Optional.of(new Synonyms(means, words)) : Optional.empty();
  }

  Optional<CommonQuestion> question(RowCells cells) {
    var code =
        cells
            .formed("code", QuestionCode::isValid, "不是问题代码（小写字母、数字和短横线，1 到 40 位）")
            .map(QuestionCode::new);
    var question = cells.text("question", 100);
    var answer = cells.text("answer", LONGEST_ANSWER);
    var items = items(cells);
    var active =
        cells.formed(
            "status",
            text -> text.equals("active") || text.equals("withdrawn"),
            "应为 active 或 withdrawn");
    return cells.good()
        ? Optional.of(
            new CommonQuestion(
                code.orElseThrow(), question, answer, items, active.orElseThrow().equals("active")))
        : Optional.empty();
  }

  private List<String> items(RowCells cells) {
    var items = cells.list("items");
    if (items.size() > MOST_ITEMS) {
      cells.wrong("items", "最多 " + MOST_ITEMS + " 个事项，现在是 " + items.size() + " 个");
    }
    unknown(items).forEach(name -> cells.wrong("items", "事项“" + RowCells.shown(name) + "”不在事项目录中"));
    return items;
  }

  private List<String> unknown(Collection<String> names) {
    var unknown = new ArrayList<>(names);
    unknown.removeIf(itemNames::contains);
    return unknown;
  }

  Optional<Popularity> popularity(RowCells cells) {
    var name = cells.text("item_name", 200);
    var weight = cells.number("weight", 1, 100);
    if (cells.good()) {
      unknown(List.of(name))
          .forEach(_ -> cells.wrong("item_name", "事项“" + RowCells.shown(name) + "”不在事项目录中"));
    }
    return cells.good() ? Optional.of(new Popularity(name, weight)) : Optional.empty();
  }
}
