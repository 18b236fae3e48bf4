package org.tongban.web.portal.notification;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.application.notification.ManagePreferences;
import org.tongban.application.notification.ManagePreferences.Answer;
import org.tongban.application.notification.ManagePreferences.Shown;
import org.tongban.domain.notification.MailAddress;
import org.tongban.domain.notification.QuietHours;
import org.tongban.domain.notification.Topic;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.portal.Words;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** How a resident wants to be told. */
@Hidden
@Controller("/me/notification-preferences")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.RESIDENT)
@Produces(MediaType.TEXT_HTML)
class PreferencesController {
  private static final String HOME = "/me/notification-preferences";
  private static final String WAYS = "ways";
  private static final String TOPICS = "topics";
  private static final String QUIET = "quiet";
  private static final String FROM = "from";
  private static final String UNTIL = "until";
  private static final String ADDRESS = "address";
  private static final String CODE = "code";
  private static final String VERSION = "version";
  private static final String SMS = "SMS";
  private static final String MAIL = "MAIL";
  private static final String USUAL = "USUAL";
  private static final String OWN = "OWN";
  private static final String NONE = "NONE";
  private static final String CHANGED = "设置刚刚在别处改过。您选的内容还在下面，确认无误后再保存一次即可。";

  private final Pages pages;
  private final Callers callers;
  private final ManagePreferences preferences;

  PreferencesController(Pages pages, Callers callers, ManagePreferences preferences) {
    this.pages = pages;
    this.callers = callers;
    this.preferences = preferences;
  }

  @Get
  HttpResponse<?> page(HttpRequest<?> request, @Nullable @QueryValue String done) {
    var shown = preferences.of(callers.resident(request));
    return pages.show(
        request,
        "notification/preferences",
        words(shown, filled(shown), new Form(), done == null ? "" : done));
  }

  private static Form filled(Shown shown) {
    var chosen = shown.preferences();
    var ways = new ArrayList<String>();
    if (chosen.sms()) {
      ways.add(SMS);
    }
    if (chosen.mailWorks()) {
      ways.add(MAIL);
    }
    var own = chosen.quiet().filter(QuietHours::any);
    var hours = own.orElse(shown.usual().any() ? shown.usual() : QuietHours.NIGHT);
    return new Form()
        .choosing(WAYS, ways)
        .choosing(
            TOPICS,
            offered().stream()
                .filter(topic -> !chosen.muted().contains(topic))
                .map(Topic::name)
                .toList())
        .with(
            QUIET,
            own.isPresent() ? OWN : chosen.quiet().isEmpty() || !shown.usual().any() ? USUAL : NONE)
        .with(FROM, Words.clock(hours.from()))
        .with(UNTIL, Words.clock(hours.until()))
        .with(VERSION, Integer.toString(shown.version()));
  }

  private static List<Topic> offered() {
    return Arrays.stream(Topic.values()).filter(Topic::optional).toList();
  }

  private static Map<String, ?> words(Shown shown, Form form, Form mail, String done) {
    return Map.of(
        "form",
        form,
        "mail",
        mail,
        "done",
        done,
        "ways",
        ways(shown),
        TOPICS,
        offered().stream().map(topic -> new Field.Option(topic.name(), topic.label())).toList(),
        QUIET,
        shown.usual().any()
            ? List.of(
                new Field.Option(USUAL, "和大家一样：" + hours(shown.usual())),
                new Field.Option(OWN, "自己定"),
                new Field.Option(NONE, "随时都可以通知我"))
            : List.of(new Field.Option(USUAL, "随时都可以通知我"), new Field.Option(OWN, "自己定")),
        "shown",
        shown);
  }

  private static String hours(QuietHours hours) {
    return Words.clock(hours.from()) + " 到 " + Words.clock(hours.until()) + " 不打扰";
  }

  private static List<Field.Option> ways(Shown shown) {
    var ways = new ArrayList<Field.Option>();
    ways.add(new Field.Option(SMS, "短信"));
    shown
        .preferences()
        .address()
        .ifPresent(address -> ways.add(new Field.Option(MAIL, "电子邮件（" + address.masked() + "）")));
    return ways;
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> choose(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var caller = callers.resident(request);
    var form = Form.of(body);
    var quiet = quiet(form);
    if (!form.hasErrors()) {
      var heard = Set.copyOf(form.chosen(TOPICS));
      var answer =
          preferences.choose(
              caller,
              new ManagePreferences.Choice(
                  form.number(VERSION, 0),
                  form.chosen(WAYS).contains(SMS),
                  form.chosen(WAYS).contains(MAIL),
                  offered().stream()
                      .filter(topic -> !heard.contains(topic.name()))
                      .collect(Collectors.toSet()),
                  quiet));
      if (kept(answer, form, WAYS)) {
        return Pages.to(HOME + "?done=saved");
      }
    }
    return pages.again(
        request, "notification/preferences", words(preferences.of(caller), form, new Form(), ""));
  }

  private static Optional<QuietHours> quiet(Form form) {
    return switch (form.value(QUIET)) {
      case NONE -> Optional.of(QuietHours.NONE);
      case OWN -> {
        var from = form.required(FROM, "请填写从几点开始，例如 22:00。", PreferencesController::time);
        var until = form.required(UNTIL, "请填写到几点结束，例如 8:00。", PreferencesController::time);
        yield from.flatMap(begin -> until.map(end -> new QuietHours(begin, end)));
      }
      default -> Optional.empty();
    };
  }

  /** As people type it: 8:00, 22：00, 8点. */
  private static LocalTime time(String typed) {
    var matcher =
        java.util.regex.Pattern.compile("([0-9]{1,2})(?:[:：点时]([0-9]{2})?分?)?")
            .matcher(typed.strip());
    if (matcher.matches()) {
      int hour = Integer.parseInt(matcher.group(1));
      int minute = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
      if (hour < 24 && minute < 60) {
        return LocalTime.of(hour, minute);
      }
    }
    throw new IllegalArgumentException("请填写时间，例如 8:00 或 22:30。");
  }

  /** Whether it holds now; if not, the form says why. */
  private static boolean kept(Answer answer, Form form, String field) {
    return switch (answer) {
      case Answer.Kept _ -> true;
      case Answer.Stale(var current) -> {
        form.with(VERSION, Integer.toString(current));
        form.wrong(field, CHANGED);
        yield false;
      }
      case Answer.Refused(var why) -> {
        form.wrong(field, why);
        yield false;
      }
    };
  }

  @Post("/mail-address")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> ask(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var caller = callers.resident(request);
    var form = Form.of(body);
    var address = form.required(ADDRESS, "请填写电子邮箱。", MailAddress::of);
    return address.isPresent()
            && kept(
                preferences.askForMail(caller, address.get(), form.number(VERSION, 0)),
                form,
                ADDRESS)
        ? Pages.to(HOME + "?done=sent")
        : again(request, preferences.of(caller), form);
  }

  @Post("/mail-address/confirmation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var caller = callers.resident(request);
    var form = Form.of(body);
    var code = form.required(CODE, "请填写邮件里的 6 位确认码。", text -> text);
    return code.isPresent() && kept(preferences.confirmMail(caller, code.get()), form, CODE)
        ? Pages.to(HOME + "?done=confirmed")
        : again(request, preferences.of(caller), form);
  }

  @Post("/mail-address/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var caller = callers.resident(request);
    var form = Form.of(body);
    return kept(preferences.removeMail(caller, form.number(VERSION, 0)), form, ADDRESS)
        ? Pages.to(HOME + "?done=removed")
        : again(request, preferences.of(caller), form);
  }

  private HttpResponse<?> again(HttpRequest<?> request, Shown shown, Form mail) {
    return pages.again(request, "notification/preferences", words(shown, filled(shown), mail, ""));
  }
}
