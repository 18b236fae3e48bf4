package org.tongban.persistence.item;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.tongban.application.item.SearchWords;
import org.tongban.application.item.SearchWords.Popularity;
import org.tongban.application.item.SearchWords.Synonyms;
import org.tongban.domain.item.CommonQuestion;
import org.tongban.domain.item.QuestionCode;
import org.tongban.persistence.database.Sql;

/** The rows of what the search knows of how people speak. */
@Singleton
final class SearchWordTables {
  private static final String SEPARATOR = "|";

  private final Sql sql;

  SearchWordTables(Sql sql) {
    this.sql = sql;
  }

  SearchWords all() {
    return new SearchWords(
        sql.list(
            "SELECT means, words FROM search_synonym ORDER BY means",
            row -> new Synonyms(row.getString("means"), parts(row.getString("words")))),
        sql.list(
            "SELECT code, question, answer, items, active FROM common_question ORDER BY code",
            row ->
                new CommonQuestion(
                    new QuestionCode(row.getString("code")),
                    row.getString("question"),
                    row.getString("answer"),
                    parts(row.getString("items")),
                    row.getBoolean("active"))),
        sql.list(
            "SELECT item_name, weight FROM item_popularity ORDER BY item_name",
            row -> new Popularity(row.getString("item_name"), row.getInt("weight"))));
  }

  private static List<String> parts(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\|"));
  }

  /** Adds and replaces by key. */
  void save(SearchWords changes) {
    sql.batch(
        "INSERT INTO search_synonym (means, words) VALUES (?, ?)"
            + " ON DUPLICATE KEY UPDATE words = VALUES(words)",
        changes.synonyms().stream()
            .map(one -> new Object[] {one.means(), String.join(SEPARATOR, one.words())})
            .toList());
    sql.batch(
        "INSERT INTO common_question (code, question, answer, items, active)"
            + " VALUES (?, ?, ?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE question = VALUES(question), answer = VALUES(answer),"
            + " items = VALUES(items), active = VALUES(active)",
        changes.questions().stream()
            .map(
                one ->
                    new Object[] {
                      one.code().value(),
                      one.question(),
                      one.answer(),
                      String.join(SEPARATOR, one.items()),
                      one.active()
                    })
            .toList());
    sql.batch(
        "INSERT INTO item_popularity (item_name, weight) VALUES (?, ?)"
            + " ON DUPLICATE KEY UPDATE weight = VALUES(weight)",
        changes.popularities().stream()
            .map(one -> new Object[] {one.itemName(), one.weight()})
            .toList());
  }

  /** Makes every instance build its index anew. */
  void nextRevision() {
    sql.update("UPDATE search_revision SET revision = revision + 1 WHERE id = 1");
  }
}
