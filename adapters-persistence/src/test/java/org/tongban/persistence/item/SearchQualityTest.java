package org.tongban.persistence.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.application.item.ImportReferenceData.Result.Imported;
import org.tongban.application.item.ImportReferenceDataService;
import org.tongban.application.item.ItemSearch;
import org.tongban.application.item.ItemSearch.Filters;
import org.tongban.application.item.ItemSearch.Query;
import org.tongban.application.item.ReferenceReader;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

/** How often residents find what they mean; see the notes beside {@code queries.csv}. */
class SearchQualityTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  private static final int HELD_OUT = 5;
  private static final int LOOKED_AT = 20;

  private static ItemSearch search;

  private record Pair(String query, Set<String> expected) {}

  private record Score(int queries, double at1, double at3, double at5, double reciprocalRank) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d queries: success@1 %.3f, @3 %.3f, @5 %.3f, MRR %.3f",
          queries,
          at1,
          at3,
          at5,
          reciprocalRank);
    }
  }

  @BeforeAll
  static void sampleCity() {
    var importer =
        new ImportReferenceDataService(
            DATABASE.bean(ReferenceReader.class),
            DATABASE.bean(ReferenceStore.class),
            DATABASE.bean(Transactions.class),
            Clock.systemUTC());
    assertThat(importer.importFiles("test", SampleFiles.all())).isInstanceOf(Imported.class);
    search = DATABASE.bean(ItemSearch.class);
  }

  private static List<Pair> pairs(boolean heldOut) throws IOException {
    var pairs = new ArrayList<Pair>();
    try (var reader =
            new InputStreamReader(
                SearchQualityTest.class.getResourceAsStream("/search/queries.csv"),
                StandardCharsets.UTF_8);
        var rows =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      for (var row : rows) {
        if (row.getRecordNumber() % HELD_OUT == 0 == heldOut) {
          pairs.add(new Pair(row.get("query"), Set.of(row.get("expected").split("\\|"))));
        }
      }
    }
    return pairs;
  }

  private static Score score(List<Pair> pairs, boolean tellMisses) {
    var ranks = new ArrayList<Integer>();
    for (var pair : pairs) {
      var found =
          search
              .search(
                  new Query(
                      pair.query(), Filters.NONE, new Page.Request(Optional.empty(), LOOKED_AT)))
              .hits()
              .items()
              .stream()
              .map(hit -> hit.item().name())
              .toList();
      int rank = 0;
      for (int i = 0; i < found.size() && rank == 0; i++) {
        if (pair.expected().contains(found.get(i))) {
          rank = i + 1;
        }
      }
      ranks.add(rank);
      if (tellMisses && rank != 1) {
        System.out.println(
            pair.query() + " at " + rank + ": " + found.subList(0, Math.min(4, found.size())));
      }
    }
    return new Score(
        ranks.size(),
        within(ranks, 1),
        within(ranks, 3),
        within(ranks, 5),
        ranks.stream().mapToDouble(rank -> rank == 0 ? 0 : 1.0 / rank).average().orElse(0));
  }

  private static double within(List<Integer> ranks, int most) {
    return ranks.stream().filter(rank -> rank > 0 && rank <= most).count() / (double) ranks.size();
  }

  private static ItemSearch.Found found(String words) {
    return search.search(
        new Query(words, Filters.NONE, new Page.Request(Optional.empty(), LOOKED_AT)));
  }

  @Test
  void whatMostMeanByOldPeopleComesFirst() {
    for (var words : List.of("老人", "laoren", "lao ren")) {
      assertThat(found(words).hits().items().getFirst().item().name())
          .as(words)
          .isEqualTo("80岁以上高龄老人生活津贴");
    }
  }

  @Test
  void marksNoLoneCharacterOfAName() {
    assertThat(found("老人").hits().items())
        .isNotEmpty()
        .flatExtracting(ItemSearch.Hit::name)
        .filteredOn(ItemSearch.Piece::marked)
        .isNotEmpty()
        .allSatisfy(piece -> assertThat(piece.text()).hasSizeGreaterThan(1));
    assertThat(found("卡").hits().items().getFirst().name())
        .filteredOn(ItemSearch.Piece::marked)
        .extracting(ItemSearch.Piece::text)
        .contains("卡");
  }

  @Test
  void residentsFindWhatTheyMean() throws IOException {
    var tuned = score(pairs(false), true);
    System.out.println("Tuning set, " + tuned);
    // Only the score is told: whoever sees the misses will tune to them.
    System.out.println("Held out, " + score(pairs(true), false));
    assertThat(tuned.queries()).isGreaterThanOrEqualTo(200);
    assertThat(tuned.at1()).isGreaterThanOrEqualTo(0.93);
  }
}
