package org.tongban.application.item;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.item.ItemSearch.Filters;
import org.tongban.application.item.ItemSearch.Found;
import org.tongban.application.item.ItemSearch.Piece;
import org.tongban.application.item.ItemSearch.Query;
import org.tongban.application.item.ItemSearch.Suggestion;
import org.tongban.application.item.ItemSearch.Why;
import org.tongban.application.item.ItemSearch.Zone;
import org.tongban.application.item.ReferenceData.Published;
import org.tongban.application.item.SearchWords.Popularity;
import org.tongban.application.item.SearchWords.Synonyms;
import org.tongban.application.place.Places.VillageListing;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.CommonQuestion;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ItemType;
import org.tongban.domain.item.QuestionCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.RegionCode;

/** What every {@link ItemSearch} does, with the catalogue of the small city. */
public abstract class ItemSearchContract {
  protected static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final String UNCLAIMED = "结婚登记";
  private static final String APPOINTMENT = "结婚登记预约";

  protected abstract ItemSearch search();

  /** Commits the changes; afterwards they can be searched. */
  protected abstract void save(ReferenceData changes);

  /** Commits a version that begins on that day, and has the search follow. */
  protected abstract void publish(Published version, LocalDate from);

  /** By which versions begin and end. */
  protected abstract SettableClock clock();

  /** Has the search look what changed, as it does from time to time. */
  protected abstract void follow();

  @BeforeEach
  void smallCity() {
    clock().set(NOW);
    var organisation = SampleCityFixture.organisation();
    var items = new ArrayList<ServiceItem>();
    SampleCityFixture.implementations().forEach(one -> items.add(item(one)));
    items.add(item("20", 50, UNCLAIMED, Optional.of(HandlingMode.JOINT)));
    items.add(item("20", 51, APPOINTMENT, Optional.empty()));
    save(
        new ReferenceData(
            List.copyOf(organisation.regions().all()),
            List.of(),
            List.of(),
            organisation.authorities(),
            organisation.servicePoints(),
            items,
            List.of(new VillageListing(SampleCityFixture.MAONAN, "茂南区", APPOINTMENT)),
            SampleCityFixture.implementations().stream()
                .map(one -> new Published(one, true))
                .toList(),
            List.of(),
            List.of(),
            new SearchWords(
                List.of(
                    new Synonyms("高龄老人津贴", List.of("老人补贴", "长寿钱")),
                    new Synonyms("结婚登记", List.of("领证", "扯证"))),
                List.of(
                    question("marriage-where", "在哪里可以结婚登记？", true),
                    question("allowance-who", "谁可以领高龄老人津贴？", true),
                    question("old", "这个问题不再回答", false)),
                List.of(new Popularity("高龄老人津贴", 90)))));
  }

  private static CommonQuestion question(String code, String question, boolean active) {
    return new CommonQuestion(
        new QuestionCode(code), question, "到就近的窗口问。", List.of(UNCLAIMED), active);
  }

  private static ServiceItem item(Implementation of) {
    return new ServiceItem(
        of.item(),
        of.name(),
        of.department(),
        of.subjects().iterator().next(),
        Optional.empty(),
        "test");
  }

  private static ServiceItem item(
      String type, int serial, String name, Optional<HandlingMode> crossProvince) {
    return new ServiceItem(
        new BasicCode("44%s%05d000".formatted(type, serial)),
        name,
        "民政局",
        SubjectKind.PERSON,
        crossProvince,
        "test");
  }

  protected static ReferenceData changed(List<ServiceItem> items, List<Published> implementations) {
    return new ReferenceData(
        List.of(), List.of(), List.of(), List.of(), List.of(), items, List.of(), implementations);
  }

  protected static Page.Request first(int limit) {
    return new Page.Request(Optional.empty(), limit);
  }

  private Found found(String words) {
    return search().search(new Query(words, Filters.NONE, first(20)));
  }

  protected List<String> names(String words) {
    return names(found(words));
  }

  private List<String> names(Filters filters) {
    return names(search().search(new Query("", filters, first(100))));
  }

  private static List<String> names(Found found) {
    return found.hits().items().stream().map(hit -> hit.item().name()).toList();
  }

  private static Filters filters() {
    return Filters.NONE;
  }

  private static Filters zone(Zone zone) {
    return new Filters(
        Optional.of(zone),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Filters region(RegionCode region, Optional<HandlingMode> mode) {
    return new Filters(
        Optional.empty(),
        Optional.of(region),
        Optional.empty(),
        Optional.empty(),
        mode,
        Optional.empty());
  }

  @Nested
  class Finds {
    @Test
    void theNameItselfBeforeNamesThatBeginWithIt() {
      assertThat(names("结婚登记")).startsWith(UNCLAIMED, APPOINTMENT);
    }

    @Test
    void whatPeopleCallItAndSaysSo() {
      var hit = found("长寿钱").hits().items().getFirst();
      assertThat(hit.item().name()).isEqualTo("高龄老人津贴");
      assertThat(hit.why()).contains(new Why.AlsoCalled("长寿钱"));
      assertThat(hit.implementations()).isEqualTo(1);
      assertThat(names("扯证").getFirst()).isEqualTo(UNCLAIMED);
    }

    @Test
    void fullWidthAndCapitalsAlike() {
      assertThat(names("　高龄老人津贴！").getFirst()).isEqualTo("高龄老人津贴");
    }

    @Test
    void nothingWhereNothingIsLikeIt() {
      var nothing = found("乂彧囧");
      assertThat(nothing.hits().items()).isEmpty();
      assertThat(nothing.hits().next()).isEmpty();
      assertThat(nothing.total()).isZero();
      assertThat(found("？！").hits().items()).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    void wherePeopleSayItIsDone() {
      var found = found("信宜 高龄老人津贴");
      assertThat(found.place()).contains(SampleCityFixture.XINYI);
      var hit = found.hits().items().getFirst();
      assertThat(hit.item().name()).isEqualTo("高龄老人津贴");
      assertThat(hit.why()).contains(new Why.CarriedOutIn(SampleCityFixture.XINYI));
    }

    @Test
    void markedPiecesThatMakeUpTheName() {
      var hit = found("结婚登记").hits().items().get(1);
      assertThat(hit.name().stream().map(Piece::text).collect(joining())).isEqualTo(APPOINTMENT);
      assertThat(hit.name()).contains(new Piece("结婚登记", true));
    }
  }

  @Nested
  class Lists {
    @Test
    void allByCodeInPagesWithoutWords() {
      var all = new ArrayList<String>();
      Optional<String> next = Optional.empty();
      int pages = 0;
      do {
        var page = search().search(new Query(" ", filters(), new Page.Request(next, 4))).hits();
        page.items().forEach(hit -> all.add(hit.item().code().value()));
        next = page.next();
        pages++;
      } while (next.isPresent());
      assertThat(all).hasSize(9).isSorted().doesNotHaveDuplicates();
      assertThat(pages).isEqualTo(3);
    }

    @Test
    void theRestOfASearch() {
      var one = search().search(new Query("登记", filters(), first(1)));
      assertThat(one.hits().next()).isPresent();
      var two =
          search().search(new Query("登记", filters(), new Page.Request(one.hits().next(), 20)));
      assertThat(two.total()).isEqualTo(one.total());
      assertThat(names(two)).isNotEmpty().doesNotContainAnyElementsOf(names(one));
    }

    @Test
    void refusesCursorsOfOtherLists() {
      for (var words : List.of("", "登记")) {
        assertThatThrownBy(
                () ->
                    search()
                        .search(
                            new Query(words, filters(), new Page.Request(Optional.of("xyz"), 20))))
            .isInstanceOf(Page.BadCursorException.class);
      }
      assertThatThrownBy(() -> search().questions("", new Page.Request(Optional.of("xyz"), 20)))
          .isInstanceOf(Page.BadCursorException.class);
    }
  }

  @Nested
  class Filtered {
    @Test
    void byZone() {
      assertThat(names(zone(Zone.CROSS_PROVINCE))).contains(UNCLAIMED).doesNotContain(APPOINTMENT);
      assertThat(names(zone(Zone.VILLAGE))).contains(APPOINTMENT).doesNotContain(UNCLAIMED);
      assertThat(names(zone(Zone.HELP))).hasSize(7);
    }

    @Test
    void byRegionAroundAndWithin() {
      assertThat(names(region(SampleCityFixture.MAONAN, Optional.empty())))
          .containsExactly(APPOINTMENT);
      for (var inXinyi :
          List.of(SampleCityFixture.CITY, SampleCityFixture.XINYI, SampleCityFixture.VILLAGE)) {
        assertThat(names(region(inXinyi, Optional.empty()))).contains("高龄老人津贴");
      }
      assertThat(names(region(new RegionCode("999999"), Optional.empty()))).isEmpty();
    }

    @Test
    void byRegionAndModeOfTheSameImplementation() {
      assertThat(names(region(SampleCityFixture.MAONAN, Optional.of(HandlingMode.FULLY_ONLINE))))
          .isEmpty();
      assertThat(names(region(SampleCityFixture.XINYI, Optional.of(HandlingMode.CROSS_LEVEL))))
          .containsExactly("最低生活保障");
    }

    @Test
    void bySubjectAndTypeAndChannel() {
      var licences =
          new Filters(
              Optional.empty(),
              Optional.empty(),
              Optional.of(SubjectKind.ORGANISATION),
              Optional.of(ItemType.LICENSING),
              Optional.empty(),
              Optional.of(Channel.KIOSK));
      assertThat(names(licences)).containsExactly("养老机构设立许可");
    }

    @Test
    void andCountsWhatOtherFiltersWouldLeave() {
      var facets = search().search(new Query("", zone(Zone.VILLAGE), first(1))).facets();
      assertThat(facets.zones()).containsEntry(Zone.VILLAGE, 8).containsEntry(Zone.HELP, 7);
      assertThat(facets.regions())
          .containsEntry(SampleCityFixture.XINYI, 7)
          .containsEntry(SampleCityFixture.MAONAN, 1);
      assertThat(facets.subjects())
          .containsEntry(SubjectKind.PERSON, 7)
          .containsEntry(SubjectKind.ORGANISATION, 1);
      assertThat(facets.modes()).containsEntry(HandlingMode.CROSS_LEVEL, 1);
    }
  }

  @Nested
  class Follows {
    @Test
    void newItemsAndWhatIsPublishedAndWithdrawn() {
      var sample = new SampleCityFixture.ImplementationSample("20", 77, "测试水表安装");
      var implementation = sample.build();
      assertThat(names("水表安装")).isEmpty();
      save(changed(List.of(item(implementation)), List.of()));
      assertThat(found("水表安装").hits().items().getFirst().implementations()).isZero();
      save(changed(List.of(), List.of(new Published(implementation, true))));
      assertThat(found("水表安装").hits().items().getFirst().implementations()).isEqualTo(1);
      save(changed(List.of(), List.of(new Published(implementation, false))));
      assertThat(found("水表安装").hits().items().getFirst().implementations()).isZero();
    }

    @Test
    void versionsThatBeginAndEndByThemselves() {
      var sample = new SampleCityFixture.ImplementationSample("20", 78, "测试电表安装");
      var implementation = sample.build();
      save(changed(List.of(item(implementation)), List.of()));
      var monday = LocalDate.of(2026, 3, 2);
      publish(new Published(implementation, true), monday.plusDays(3));
      assertThat(offering("电表安装")).isZero();
      clock().set(SampleCityFixture.morning(monday.plusDays(2)));
      follow();
      assertThat(offering("电表安装")).isZero();
      clock().set(SampleCityFixture.morning(monday.plusDays(3)));
      follow();
      assertThat(offering("电表安装")).isEqualTo(1);
      publish(new Published(implementation, false), monday.plusDays(5));
      assertThat(offering("电表安装")).isEqualTo(1);
      clock().set(SampleCityFixture.morning(monday.plusDays(6)));
      follow();
      assertThat(offering("电表安装")).isZero();
      clock().set(NOW);
      follow();
    }

    private int offering(String words) {
      return found(words).hits().items().getFirst().implementations();
    }

    @Test
    void newWordsOfPeople() {
      assertThat(names("福寿银")).isEmpty();
      save(
          new ReferenceData(
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              new SearchWords(
                  List.of(new Synonyms("困难老人补贴", List.of("福寿银"))), List.of(), List.of())));
      assertThat(names("福寿银").getFirst()).isEqualTo("困难老人补贴");
    }
  }

  @Nested
  class Suggests {
    @Test
    void namesAndEverydayWordsThatBeginSo() {
      assertThat(search().suggest("结婚", 5))
          .contains(new Suggestion(UNCLAIMED, Optional.of(new BasicCode("442000050000"))));
      assertThat(search().suggest("长", 5)).contains(new Suggestion("长寿钱", Optional.empty()));
      assertThat(search().suggest("结婚", 1)).hasSize(1);
    }

    @Test
    void nothingForABlankBeginning() {
      for (var nothing : Set.of("", " ", "？")) {
        assertThat(search().suggest(nothing, 5)).isEmpty();
      }
    }
  }

  @Nested
  class Answers {
    @Test
    void questionsThatResembleTheWords() {
      assertThat(search().questions("结婚登记", first(5)).items().getFirst().code().value())
          .isEqualTo("marriage-where");
      assertThat(search().questions("乂彧囧", first(5)).items()).isEmpty();
    }

    @Test
    void allThatAreNotWithdrawnWithoutWords() {
      var page = search().questions("", first(1));
      assertThat(page.items())
          .extracting(one -> one.code().value())
          .containsExactly("allowance-who");
      assertThat(search().questions("", new Page.Request(page.next(), 5)).items())
          .extracting(one -> one.code().value())
          .containsExactly("marriage-where");
    }

    @Test
    void oneByItsCode() {
      assertThat(search().question(new QuestionCode("allowance-who")))
          .map(CommonQuestion::answer)
          .contains("到就近的窗口问。");
      assertThat(search().question(new QuestionCode("old"))).isEmpty();
      assertThat(search().question(new QuestionCode("unheard-of"))).isEmpty();
    }
  }
}
