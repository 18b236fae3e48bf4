package org.tongban.persistence.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ImportReferenceData;
import org.tongban.application.item.ImportReferenceData.Counts;
import org.tongban.application.item.ImportReferenceData.NamedFile;
import org.tongban.application.item.ImportReferenceData.Problem;
import org.tongban.application.item.ImportReferenceData.Result;
import org.tongban.application.item.ImportReferenceData.Result.Imported;
import org.tongban.application.item.ImportReferenceData.Result.Rejected;
import org.tongban.application.item.ImportReferenceDataService;
import org.tongban.application.item.ReferenceData;
import org.tongban.application.item.ReferenceFile;
import org.tongban.application.item.ReferenceReader;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.ItemType;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Sql;

/** What the import does with good and with broken files, on every database. */
abstract class ImportContract {
  private static final Map<TestDatabase, Stored> KNOWN = new HashMap<>();

  private Catalogue catalogue;
  private ReferenceStore store;
  private ImportReferenceData importer;

  abstract TestDatabase database();

  @BeforeEach
  void sampleCity() {
    catalogue = database().bean(Catalogue.class);
    store = database().bean(ReferenceStore.class);
    var service =
        new ImportReferenceDataService(
            database().bean(ReferenceReader.class),
            store,
            database().bean(Transactions.class),
            database().clock());
    importer =
        (requestedBy, files) -> {
          var result = service.importFiles(requestedBy, files);
          if (result instanceof Imported) {
            KNOWN.remove(database());
          }
          return result;
        };
    if (database().bean(Places.class).organisation().regions().size() == 0) {
      assertThat(importer.importFiles("test", SampleFiles.all())).isInstanceOf(Imported.class);
    }
  }

  private Stored stored() {
    var reference = database().bean(Transactions.class).inTransaction(store::lock);
    return new Stored(
        reference,
        database()
            .bean(Sql.class)
            .list(
                "SELECT code, version, status, effective_from, effective_to FROM implementation"
                    + " ORDER BY code, version",
                row ->
                    row.getString("code")
                        + row.getInt("version")
                        + row.getString("status")
                        + row.getString("effective_from")
                        + row.getString("effective_to")));
  }

  /** All that an import could change. */
  private record Stored(ReferenceData reference, List<String> versions) {}

  /** What is stored; read again only after something was imported, as that takes long. */
  private Stored known() {
    return KNOWN.computeIfAbsent(database(), _ -> stored());
  }

  private List<Problem> problems(NamedFile... files) {
    return problems(List.of(files));
  }

  private List<Problem> problems(List<NamedFile> files) {
    var before = known();
    var result = importer.importFiles("test", files);
    assertThat(result).isInstanceOf(Rejected.class);
    assertThat(stored()).as("nothing changed").isEqualTo(before);
    var problems = ((Rejected) result).problems();
    assertThat(problems).isNotEmpty().hasSizeLessThanOrEqualTo(500);
    assertThat(problems)
        .allSatisfy(
            problem -> {
              assertThat(problem.words()).isNotBlank().hasSizeLessThan(700);
              assertThat(problem.line()).isNotNegative();
            });
    return problems;
  }

  private Counts counts(ReferenceFile file, Result result) {
    assertThat(result).isInstanceOf(Imported.class);
    return ((Imported) result).counts().get(file.fileName());
  }

  @Test
  void refusesLowerLevelsThatExamineALicenceForMoreThanTwentyDays() {
    var more =
        Map.of(
            ReferenceFile.GUIDES,
            "long-chain,COMMITTED,PERSON,CROSS_LEVEL,VILLAGE_STATION,SELF,SAME_CITY,,,TERRITORY,"
                + "false,60,40,5,15,10,10,示例依据,ELECTRONIC,0,,示例",
            ReferenceFile.CHAIN,
            "long-chain,VILLAGE,村（居）民委员会,10\nlong-chain,TOWN,公共服务办公室,11",
            ReferenceFile.RESULTS,
            "long-chain,示例证,true,true,",
            ReferenceFile.IMPLEMENTATIONS,
            "农村公路建设项目初步设计审批,MZJ-440902,long-chain,active,示例,");
    var files =
        Arrays.stream(ReferenceFile.values())
            .map(
                file ->
                    SampleFiles.file(
                        file.fileName(),
                        SampleFiles.text(file) + more.getOrDefault(file, "") + "\n"))
            .toList();
    assertThat(problems(files))
        .anySatisfy(problem -> assertThat(problem.words()).contains("行政许可法第四十三条"));
  }

  @Test
  void takesFilesFromBeforeTheNewColumns() throws IOException {
    var reader = database().bean(ReferenceReader.class);
    var old = "guide,kind,value\nmarriage,MINIMUM_AGE,20\n";
    var table =
        reader.read(
            ReferenceFile.CONDITIONS, SampleFiles.file("conditions.csv", old).contents().open());
    assertThat(table.problems()).isEmpty();
    assertThat(table.rows()).hasSize(1);
    var fields =
        "guide,name,label,kind,required,max_length,options,hint\n"
            + "marriage,phone,联系电话,PHONE,true,20,,\n";
    assertThat(
            reader
                .read(
                    ReferenceFile.FORM_FIELDS,
                    SampleFiles.file("form-fields.csv", fields).contents().open())
                .problems())
        .isEmpty();
    var result =
        importer.importFiles(
            "test",
            SampleFiles.with(
                ReferenceFile.CONDITIONS, old + "rural-pension,HOME_WITHIN,TERRITORY\n"));
    assertThat(result).isInstanceOf(Imported.class);
    assertThat(importer.importFiles("test", SampleFiles.all())).isInstanceOf(Imported.class);
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        nullValues = "-",
        quoteCharacter = '~',
        value = {
          "divisions.csv;code,name,level,parent_code\\n44098X,坏县,county,440900,;2;-",
          "divisions.csv;code,name,level,parent_code\\n440989,坏县,county;2;-",
          "divisions.csv;code,name,level,parent_code\\n4409,坏县,county,440900;2;code",
          "divisions.csv;code,name,level,parent_code\\n440989,,county,440900;2;name",
          "divisions.csv;code,name,level,parent_code\\n440989,坏县,planet,440900;2;level",
          "divisions.csv;code,name,level,parent_code\\n440989,坏县,county,990900;2;parent_code",
          "divisions.csv;code,name,level,parent_code\\n440989001,坏镇,town,440900;2;parent_code",
          "divisions.csv;code,name,level,parent_code\\n440989,坏县,town,440900;2;code",
          "divisions.csv;code,name,level,parent_code\\n440989,好县,county,440900\\n440989,好县,county,440900;3;-",
          "divisions.csv;code,name,level\\n440989,坏县,county;1;parent_code",
          "divisions.csv;code,code,name,level,parent_code\\n;1;code",
          "divisions.csv;code,name,level,parent_code,extra\\n;1;extra",
          "divisions.csv;code,name,level,parent_code\\n440989,\"坏县,county,440900\\n;2;-",
          "divisions.csv;code,name,level,parent_code\\n440989,\"坏\"县,county,440900\\n;2;-",
          "divisions.csv;-;0;-",
          "holidays.csv;date,kind,name\\n2026-02-30,holiday,春节;2;date",
          "holidays.csv;date,kind,name\\n1900-01-01,holiday,春节;2;date",
          "holidays.csv;date,kind,name\\n2026-03-01,party,春节;2;kind",
          "partner-cities.csv;city,name,since,hotline\\n440981,高州市,2020-09,1;2;city",
          "partner-cities.csv;city,name,since,hotline\\n450900,玉林市,2020-13,1;2;since",
          "authorities.csv;code,credit_code,name,department,level,region,partner\\nMZJ-1,11449999TE0000010X,局,某局,COUNTY,440981,false;2;credit_code",
          "windows.csv;service_point,number,name,kind\\nHALL-999999,A01,窗口,ORDINARY;2;service_point",
          "windows.csv;service_point,number,name,kind\\nHALL-440900,A01,窗口,GOLDEN;2;kind",
          "service-items.csv;name,type_code,type,department,subject,cross_province,basis\\n新事项,99,行政许可,民政局,PERSON,,x;2;type_code",
          "service-items.csv;name,type_code,type,department,subject,cross_province,basis\\n新事项,01,公共服务,民政局,PERSON,,x;2;type",
          "service-items.csv;name,type_code,type,department,subject,cross_province,basis\\n结婚登记,01,行政许可,民政局,PERSON,,x;2;type_code",
          "service-items.csv;name,type_code,type,department,subject,cross_province,basis\\n新事项,01,行政许可,民政局,DOG,,x;2;subject",
          "village-items.csv;district_code,district,item_name\\n440902,茂南区,没有的事项;2;item_name",
          "village-items.csv;district_code,district,item_name\\n440900,茂名市,结婚登记;2;district_code",
          "implementations.csv;item,authority,guide,status,contact\\n;0;-",
          "strange.csv;a\\n1;0;-"
        })
    void aBrokenFileWithTheLine(String name, String text, long line, String column) {
      var found = problems(SampleFiles.file(name, text == null ? "" : text.replace("\\n", "\n")));
      if (name.equals("implementations.csv")) {
        assertThat(found).extracting(Problem::file).contains("guides.csv", "materials.csv");
      } else {
        assertThat(found)
            .anySatisfy(
                problem -> {
                  assertThat(problem.file()).isEqualTo(name);
                  assertThat(problem.line()).isEqualTo(line);
                  assertThat(problem.column()).isEqualTo(column == null ? "" : column);
                });
      }
    }

    @Test
    void anotherEncodingWithTheLine() {
      var text = "date,kind,name\n2026-03-01,holiday,x\n2026-03-02,holiday,春节\n";
      var found =
          problems(SampleFiles.file("holidays.csv", text.getBytes(Charset.forName("GB18030"))));
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().line()).isEqualTo(3);
      assertThat(found.getFirst().words()).contains("UTF-8");
    }

    @Test
    void aGiantFieldAGiantFileAndABrokenStream() {
      var giant = "date,kind,name\n2026-03-01,holiday," + "春".repeat(5000) + "\n";
      assertThat(problems(SampleFiles.file("holidays.csv", giant)))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.line()).isEqualTo(2);
                assertThat(problem.column()).isEqualTo("name");
              });
      assertThat(
              problems(SampleFiles.file("holidays.csv", new byte[ReferenceReader.MOST_BYTES + 1])))
          .singleElement()
          .satisfies(problem -> assertThat(problem.words()).contains("16 MB"));
      assertThat(
              problems(
                  new NamedFile(
                      "holidays.csv",
                      () -> {
                        throw new IOException("gone");
                      })))
          .hasSize(1);
    }

    @Test
    void formsWhoseConditionsRunInACircle() {
      var text =
          SampleFiles.text(ReferenceFile.FORM_FIELDS)
              .replace(
                  "disability-certificate,category,申请的残疾类别,CHOICE,true,10,视力|听力|言语|肢体|智力|精神|多重,,残疾情况,,,",
                  "disability-certificate,category,申请的残疾类别,CHOICE,true,10,视力|听力|言语|肢体|智力|精神|多重,,残疾情况,,guardian_relation=配偶,");
      assertThat(problems(SampleFiles.with(ReferenceFile.FORM_FIELDS, text)))
          .anySatisfy(problem -> assertThat(problem.words()).contains("圈"));
    }

    @Test
    void everythingAtOnceAndNoMoreThanFiveHundred() {
      var text =
          IntStream.range(0, 2000)
              .mapToObj(line -> "2026-99-99,party,")
              .collect(Collectors.joining("\n", "date,kind,name\n", ""));
      var result =
          (Rejected) importer.importFiles("x", List.of(SampleFiles.file("holidays.csv", text)));
      assertThat(result.problems()).hasSize(500);
      assertThat(result.more()).isTrue();
      assertThat(result.problems().getFirst().line()).isEqualTo(2);
    }

    @Test
    void twoFilesOfTheSameNameAndNoFileAtAll() {
      var file = SampleFiles.file("holidays.csv", "date,kind,name\n");
      assertThat(problems(file, file)).hasSize(1);
      assertThat(problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "GUIDES;old-age-allowance,COMMITTED;old-age-allowance,SOMETIMES;kind",
          "GUIDES;,false,20,15,;,false,10,15,;promised_days",
          "GUIDES;ELECTRONIC,0,,《中华人民共和国人口;ELECTRONIC,100,,《中华人民共和国人口;fee_basis",
          "MATERIALS;old-age-allowance,photo;old-age-allowance,id-card;code",
          "MATERIALS;old-age-allowance,photo;no-such-guide,photo;guide",
          "MATERIALS;,困难残疾人生活补贴;,无此登记;licences",
          "MATERIALS;,困难残疾人生活补贴;,临时救助|临时救助;licences",
          "MATERIALS;营业执照,REQUIRED,A,false;营业执照,REQUIRED,A,true;licences",
          "FORM_FIELDS;living,居住情况,CHOICE;living,居住情况,TEXT;options",
          "FORM_FIELDS;category=智力|精神|多重;category=智力|未知;shown_when",
          "FORM_FIELDS;category=智力|精神|多重;nothing=智力;shown_when",
          "FORM_FIELDS;category=智力|精神|多重;category;shown_when",
          "FORM_FIELDS;today-5y,today+10m;yesterday,today+10m;least",
          "FORM_FIELDS;,family,,;,nobody,,;group",
          "FORM_FIELDS;,,,,PHONE;,,,,TELEGRAM;prefill",
          "CONDITIONS;MINIMUM_AGE,22,MALE;MINIMUM_AGE,22,OTHER;sex",
          "CONDITIONS;HOLDS_RESULT,残疾人证新办;HOLDS_RESULT,无此登记;value",
          "CONDITIONS;DECLARED,single;DECLARED,Single!;value",
          "CONDITIONS;对吗？,true,有配偶;对吗？,perhaps,有配偶;answer",
          "CONDITIONS;MINIMUM_AGE,80;MINIMUM_AGE,eighty;value",
          "CONDITIONS;HOME_WITHIN,TERRITORY;HOME_WITHIN,999999;value",
          "CHAIN;TOWN,公共服务办公室,5;TOWN,公共服务办公室,0;allowance_days",
          "SPECIAL_PROCEDURES;EXPERT_REVIEW,10;DANCING,10;procedure",
          "RESULTS;结婚证,false,true;结婚证,false,false;electronic",
          "IMPLEMENTATIONS;,MZJ-440981,;,MZJ-440999,;authority",
          "IMPLEMENTATIONS;结婚登记,MZJ-440981;无此登记,MZJ-440981;item",
          "IMPLEMENTATIONS;marriage,active;marriage,perhaps;status"
        })
    void anImplementationThatMakesNoSense(
        ReferenceFile file, String good, String bad, String column) {
      var text = SampleFiles.text(file);
      assertThat(text).contains(good);
      var at = text.indexOf(good);
      var line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
      var broken = text.substring(0, at) + bad + text.substring(at + good.length());
      assertThat(problems(SampleFiles.with(file, broken)))
          .anySatisfy(
              problem -> {
                assertThat(problem.file()).isEqualTo(file.fileName());
                assertThat(problem.line()).isEqualTo(line);
                assertThat(problem.column()).isEqualTo(column);
              });
    }

    @Test
    void aChangeOfAnAuthorityThatImplementationsStandOn() {
      var line =
          SampleFiles.text(ReferenceFile.AUTHORITIES)
              .lines()
              .filter(one -> one.startsWith("MZJ-440981,"))
              .findFirst()
              .orElseThrow();
      var head = String.join(",", ReferenceFile.AUTHORITIES.columns()) + "\n";
      assertThat(
              problems(
                  SampleFiles.file(
                      "authorities.csv", head + line.replace("民政局,COUNTY", "别局,COUNTY"))))
          .singleElement()
          .satisfies(problem -> assertThat(problem.line()).isEqualTo(2));
    }

    @Test
    void randomDamageWithoutFallingOver() {
      var random = new Random(20260302);
      var files = ReferenceFile.values();
      for (int round = 0; round < 60; round++) {
        var file = files[random.nextInt(files.length)];
        var lines = SampleFiles.text(file).lines().limit(40).toList();
        var bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        for (int hit = 0; hit < 8; hit++) {
          var with = "\",\n|\u0000é".getBytes(StandardCharsets.ISO_8859_1);
          bytes[random.nextInt(bytes.length)] = with[random.nextInt(with.length)];
        }
        var before = known();
        var result =
            importer.importFiles("test", List.of(SampleFiles.file(file.fileName(), bytes)));
        switch (result) {
          case Rejected(var problems, _) -> {
            assertThat(problems).isNotEmpty();
            assertThat(stored()).isEqualTo(before);
          }
          case Imported _ -> importer.importFiles("test", SampleFiles.all());
        }
      }
    }
  }

  @Nested
  class TakesOver {
    @Test
    void aByteOrderMarkWindowsLineEndsAndFoldersInNames() {
      var text = "\uFEFFdate,kind,name\r\n2026-01-01,holiday,元旦\r\n\r\n";
      var counts =
          counts(
              ReferenceFile.HOLIDAYS,
              importer.importFiles("test", List.of(SampleFiles.file("city/holidays.csv", text))));
      assertThat(counts).isEqualTo(new Counts(0, 0, 1));
    }

    @Test
    void newItemsWithTheNextCodeWhichTheyKeep() {
      var last =
          stored().reference().items().stream()
              .filter(item -> item.type() == ItemType.REWARD)
              .map(item -> item.code().value())
              .max(String::compareTo)
              .orElseThrow();
      var head = String.join(",", ReferenceFile.SERVICE_ITEMS.necessaryColumns()) + "\n";
      var row = "好人好事奖励（测试）,08,行政奖励,民政局,PERSON,,test\n";
      var first =
          importer.importFiles("t", List.of(SampleFiles.file("service-items.csv", head + row)));
      var added = counts(ReferenceFile.SERVICE_ITEMS, first);
      var code = catalogue.itemNamed("好人好事奖励（测试）").map(ServiceItem::code).orElseThrow();
      if (added.added() == 1) {
        assertThat(Long.parseLong(code.value())).isEqualTo(Long.parseLong(last) + 1000);
      }
      var changed = row.replace("民政局", "司法局");
      var second =
          importer.importFiles("t", List.of(SampleFiles.file("service-items.csv", head + changed)));
      assertThat(counts(ReferenceFile.SERVICE_ITEMS, second)).isEqualTo(new Counts(0, 1, 0));
      assertThat(catalogue.itemNamed("好人好事奖励（测试）").orElseThrow())
          .satisfies(
              item -> {
                assertThat(item.code()).isEqualTo(code);
                assertThat(item.department()).isEqualTo("司法局");
              });
    }

    @Test
    void aChangedImplementationAsTheNextVersionAndLeavesTheOldOne() {
      var before = marriageIn("MZJ-440982");
      var text =
          SampleFiles.text(ReferenceFile.FORM_FIELDS)
              .replace("marriage,phone,联系电话", "marriage,phone,两人的联系电话" + before.ref().version());
      var counts =
          counts(
              ReferenceFile.IMPLEMENTATIONS,
              importer.importFiles("t", SampleFiles.with(ReferenceFile.FORM_FIELDS, text)));
      assertThat(counts).isEqualTo(new Counts(0, 7, counts.unchanged()));
      var after = marriageIn("MZJ-440982");
      assertThat(after.ref())
          .isEqualTo(new ImplementationRef(before.ref().code(), before.ref().version() + 1));
      assertThat(catalogue.current(before.ref().code())).contains(after);
      assertThat(catalogue.implementation(before.ref())).contains(before);
      assertThat(catalogue.implementation(after.ref())).contains(after);
      assertThat(importer.importFiles("t", SampleFiles.all())).isInstanceOf(Imported.class);
    }

    @Test
    void aWithdrawalAndTakesItBack() {
      var before = marriageIn("MZJ-440983");
      var text = SampleFiles.text(ReferenceFile.IMPLEMENTATIONS);
      var withdrawn = text.replace("MZJ-440983,marriage,active", "MZJ-440983,marriage,withdrawn");
      assertThat(
              counts(
                      ReferenceFile.IMPLEMENTATIONS,
                      importer.importFiles(
                          "t", SampleFiles.with(ReferenceFile.IMPLEMENTATIONS, withdrawn)))
                  .changed())
          .isEqualTo(1);
      assertThat(catalogue.current(before.ref().code())).isEmpty();
      assertThat(catalogue.implementation(before.ref())).contains(before);
      importer.importFiles("t", SampleFiles.all());
      assertThat(marriageIn("MZJ-440983")).isEqualTo(before);
    }

    private Implementation marriageIn(String authority) {
      var item = catalogue.itemNamed("结婚登记").orElseThrow().code();
      return catalogue
          .implementationsOf(item, new Page.Request(Optional.empty(), 100))
          .items()
          .stream()
          .filter(found -> found.authority().value().equals(authority))
          .findFirst()
          .flatMap(found -> catalogue.implementation(found.ref()))
          .orElseThrow();
    }

    @Test
    void aCounterOfAServicePointThatWasThere() {
      var places = database().bean(Places.class);
      var files = new ArrayList<NamedFile>();
      files.add(
          SampleFiles.file(
              "windows.csv", "service_point,number,name,kind\nHALL-440904,Z09,测试窗口,ORDINARY\n"));
      assertThat(importer.importFiles("t", files)).isInstanceOf(Imported.class);
      assertThat(
              places
                  .organisation()
                  .servicePoint(new UnitCode("HALL-440904"))
                  .orElseThrow()
                  .windows())
          .hasSize(5)
          .anyMatch(window -> window.number().equals("Z09"));
    }
  }
}
