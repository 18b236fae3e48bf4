package org.tongban.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tongban.client.cases.CaseView;
import org.tongban.client.cases.DraftContent;
import org.tongban.client.cases.Progress;
import org.tongban.client.cases.ProgressListener;
import org.tongban.client.cases.TimelineEntry;
import org.tongban.client.deliveries.DeliveryChoice;
import org.tongban.client.items.Eligibility;
import org.tongban.client.items.EligibilityQuestion;
import org.tongban.client.items.FoundItems;
import org.tongban.client.items.Guide;
import org.tongban.client.items.Item;
import org.tongban.client.items.ItemFilters;
import org.tongban.client.items.ItemSummary;
import org.tongban.client.items.Question;
import org.tongban.client.items.Suggestion;
import org.tongban.client.items.Way;
import org.tongban.client.items.Zone;
import org.tongban.client.mandates.Mandate;

/** Every Java block of docs/sdk.md stands in this file, so that it compiles. */
class SdkGuideTest {
  interface Screen {
    void show(Object what);
  }

  // Compiled, not run: it needs a server with data.
  static CaseView follow(Screen screen, File photo, Executor mainThread) throws IOException {
    TongbanClient client = TongbanClient.builder().baseUrl("https://tongban.example/").build();

    client.session().requestCode("15400000001").execute();
    client.session().signIn("15400000001", "123456").execute();

    ItemSummary found = client.items().search("高龄津贴", null, 20).execute().items().get(0);
    Item item = client.items().get(found.code()).execute();
    Guide guide = client.items().guide(item.implementations().get(0).code()).execute();

    for (Suggestion suggestion : client.items().suggest("laor", 8).execute().items()) {
      screen.show(suggestion.text());
    }
    ItemFilters near = ItemFilters.none().region("440981").zone(Zone.VILLAGE);
    FoundItems some = client.items().search("老人补贴", near, null, 20).execute();
    Page<Question> asked = client.items().questions("身份证丢了", null, 5).execute();
    Eligibility can =
        client.items().checkEligibility(guide.code(), new EligibilityQuestion()).execute();
    if (can.status() == Eligibility.Status.NOT_ELIGIBLE) {
      for (Eligibility.Unmet no : can.unmet()) {
        screen.show(no.reason() + no.advice());
      }
    }

    CaseView draft = client.cases().open(guide.code()).execute();
    DraftContent content =
        new DraftContent()
            .answer(guide.form().get(0).name(), "测一")
            .way(Way.online("449999000000"))
            .delivery(DeliveryChoice.electronic());
    draft = client.cases().save(draft, content).execute();
    UploadContent file = UploadContent.ofFile(photo, "image/jpeg");
    client.cases().attach(draft.id(), guide.materials().get(0).code(), file).execute();

    ApiCall<CaseView> submission = client.cases().submit(draft);
    CaseView submitted;
    try {
      submitted = submission.execute();
    } catch (ProblemException e) {
      for (FieldError error : e.errors()) {
        screen.show(error.message());
      }
      throw e;
    } catch (IOException e) {
      // No answer: it may be submitted. The copy has the same key, so nothing happens twice.
      submitted = submission.copy().execute();
    }

    for (TimelineEntry entry : client.cases().timeline(submitted.id()).execute().items()) {
      screen.show(entry.title());
    }

    client
        .cases()
        .get(submitted.id())
        .enqueue(
            mainThread,
            new Callback<CaseView>() {
              @Override
              public void onResult(CaseView now) {
                screen.show(now.statusName());
              }

              @Override
              public void onFailure(Exception failure) {
                screen.show(failure);
              }
            });
    Following following =
        client
            .cases()
            .follow(
                submitted.id(),
                submitted.version(),
                mainThread,
                new ProgressListener() {
                  @Override
                  public void onProgress(Progress step) {
                    screen.show(step.title());
                  }

                  @Override
                  public void onEnd(Exception failure) {
                    screen.show(failure);
                  }
                });
    following.stop();

    Mandate mandate =
        client
            .mandates()
            .giveToPerson("测玉兰", "449999198506060025", Arrays.asList(item.code()), "2026-12-31")
            .execute();
    client.mandates().revoke(mandate.id()).execute();

    return client.cases().withdraw(submitted, "不再需要").execute();
  }

  @Test
  void theGuideShowsOnlyCodeThatCompiles() throws Exception {
    var guide = Files.readString(Path.of("../docs/sdk.md"));
    var here =
        squeezed(Files.readString(Path.of("src/test/java/org/tongban/client/SdkGuideTest.java")));
    List<String> blocks = new ArrayList<>();
    var matcher = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(guide);
    while (matcher.find()) {
      blocks.add(squeezed(matcher.group(1)));
    }
    assertThat(blocks).hasSizeGreaterThan(4).allSatisfy(block -> assertThat(here).contains(block));
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
