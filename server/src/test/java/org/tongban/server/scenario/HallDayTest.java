package org.tongban.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.tongban.application.appointment.BookVisit;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.RegisterAtCounter;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.person.SyntheticPeople;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.QueueRules;

/**
 * A whole day of a hall through the API: 300 visitors, 8 windows, bookings, walk-ins, priorities,
 * people who do not come, fetch papers, go on to another window or give up, and a window that
 * closes at eleven. What the log then says is checked as a hall's manager would.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class HallDayTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String HALL = "HALL-440902";
  private static final String STAFF = "/staff/queues/" + HALL;
  private static final List<String> WINDOWS =
      List.of("A01", "A02", "A03", "A04", "A05", "A06", "B01", "C01");
  private static final int VISITORS = 300;
  private static final LocalTime NOON = LocalTime.of(12, 0);
  private static final LocalTime AFTERNOON = LocalTime.of(13, 30);
  private static final LocalTime EVENING = LocalTime.of(17, 0);
  private static final LocalTime ELEVEN = LocalTime.of(11, 0);

  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  private static final RunningServer SERVER = RunningServer.embedded();

  private final Random random = new Random(20261123);
  private final Instant before = SERVER.clock().instant();
  private final LocalDate day = workingDayAfter(before);
  private final PriorityQueue<Happening> happenings =
      new PriorityQueue<>(Comparator.comparing(Happening::at).thenComparing(Happening::sequence));
  private final Map<String, Visitor> visitors = new LinkedHashMap<>();
  private final List<Seat> seats = new ArrayList<>();
  private final Map<String, Seat> byWindow = new HashMap<>();
  private int sequence;

  private Api admin;
  private Api manager;
  private Api kiosk;
  private JsonNode statistics;
  private List<Line> log;
  private Duration took;

  /** Something that is to happen at a time. */
  private record Happening(Instant at, int sequence, Runnable work) {}

  /** How somebody behaves. */
  private enum Manner {
    SERVED,
    NEVER_COMES_TO_THE_WINDOW,
    FETCHES_SOMETHING,
    GOES_ON_ELSEWHERE,
    GIVES_UP
  }

  /** Somebody on the day. */
  private static final class Visitor {
    private final String group;
    private final boolean priority;
    private final Manner manner;
    private final Duration service;
    private String id;
    private boolean halfDone;

    Visitor(String group, boolean priority, Manner manner, Duration service) {
      this.group = group;
      this.priority = priority;
      this.manner = manner;
      this.service = service;
    }
  }

  /** A clerk at a window. */
  private static final class Seat {
    private final String window;
    private final String login;
    private Api clerk;
    private boolean idle;
    private boolean closed;

    Seat(String window, String login) {
      this.window = window;
      this.login = login;
    }
  }

  /** A line of the log. */
  private record Line(Instant at, String kind, String number, String window, String text) {
    LocalTime time() {
      return LocalTime.ofInstant(at, ZONE);
    }
  }

  private static LocalDate workingDayAfter(Instant now) {
    var day = LocalDate.ofInstant(now, ZONE).plusDays(1);
    while (day.getDayOfWeek().getValue() > 5) {
      day = day.plusDays(1);
    }
    return day;
  }

  private Instant at(LocalTime time) {
    return day.atTime(time).atZone(ZONE).toInstant();
  }

  private LocalTime time() {
    return LocalTime.ofInstant(SERVER.clock().instant(), ZONE);
  }

  private void plan(Instant at, Runnable work) {
    happenings.add(new Happening(at, sequence++, work));
  }

  private void in(Duration span, Runnable work) {
    plan(SERVER.clock().instant().plus(span), work);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private Duration between(int from, int to) {
    return seconds(from + random.nextInt(to - from));
  }

  // The day.

  @BeforeAll
  void simulate() throws IOException {
    var bookings = booked();
    signIn();
    long start = System.nanoTime();
    plan(at(LocalTime.of(8, 55)), () -> seats.forEach(this::opens));
    plan(at(NOON), this::callWhoIsLeft);
    plan(at(EVENING), this::callWhoIsLeft);
    long coming = bookings.stream().filter(this::comesToTheirBooking).count();
    for (long i = coming; i < VISITORS; i++) {
      var visitor = visitor(i % 17 == 0 ? "TB" : i % 19 == 0 ? "KS" : "ZH");
      plan(arrival(), () -> walksIn(visitor));
    }
    plan(at(LocalTime.of(13, 25)), this::signInAgain);
    while (!happenings.isEmpty()) {
      var next = happenings.poll();
      SERVER.clock().set(next.at());
      next.work().run();
    }
    took = Duration.ofNanos(System.nanoTime() - start);
    statistics = manager.get(STAFF + "/statistics?day=" + day).expect(200);
    log = log();
    var story = story();
    Files.writeString(Path.of("target", "hall-day.txt"), story, StandardCharsets.UTF_8);
    System.out.println(story.lines().limit(90).reduce("", (a, b) -> a + b + "\n"));
  }

  @AfterAll
  void backToTheDayOfTheOthers() {
    SERVER.clock().set(before);
  }

  /** Booked the day before, by people who are registered. */
  private List<Booking> booked() {
    SERVER.clock().set(at(LocalTime.of(10, 0)).minus(Duration.ofDays(1)));
    var book = SERVER.context().getBean(BookVisit.class);
    var register = SERVER.context().getBean(RegisterAtCounter.class);
    var hall = new UnitCode(HALL);
    var clerk =
        new Caller.Staff(
            new ActorId(UUID.randomUUID()),
            Optional.empty(),
            Set.of(new Caller.Duty(Role.WINDOW_CLERK, hall)));
    var bookings = new ArrayList<Booking>();
    var times = new ArrayList<LocalTime>();
    for (var slot = LocalTime.of(9, 0); slot.isBefore(NOON); slot = slot.plusMinutes(30)) {
      times.add(slot);
    }
    for (var slot = AFTERNOON; slot.isBefore(LocalTime.of(16, 30)); slot = slot.plusMinutes(30)) {
      times.add(slot);
    }
    int person = 3000;
    for (var slot : times) {
      for (var group : List.of("ZH", "ZH", "ZH", "ZH", "ZH", "TB", "KS")) {
        var registered =
            register.register(
                clerk,
                new RegisterAtCounter.Visitor(
                    hall,
                    SyntheticPeople.name(person),
                    SyntheticPeople.citizenId(person),
                    SyntheticPeople.phone(person++),
                    new RegionCode("440902")));
        var resident =
            new Caller.Resident(
                ((RegisterAtCounter.Registration.Registered) registered).person().id(), 2);
        var booking =
            book.hold(
                resident,
                new BookVisit.Wanted(
                    ServiceGroupCode.of(hall, group),
                    day,
                    slot,
                    List.of(),
                    1,
                    Optional.empty(),
                    true));
        // Others share the server; a time that they took is not to be had.
        if (booking instanceof BookVisit.Booking.Done(var kept)) {
          bookings.add(new Booking(group, slot, kept.appointment().number().display()));
        } else {
          assertThat(booking).isInstanceOf(BookVisit.Booking.Full.class);
        }
      }
    }
    assertThat(bookings).hasSizeGreaterThan(5 * times.size());
    return bookings;
  }

  /** A booking of the day. */
  private record Booking(String group, LocalTime slot, String number) {}

  private void signIn() {
    SERVER.clock().set(at(LocalTime.of(8, 45)));
    var anonymous = Api.anonymous(SERVER.address());
    admin = anonymous.staff("admin");
    manager = anonymous.staff("hall-440902");
    for (var window : WINDOWS) {
      var login = "hall-day-" + window.toLowerCase(Locale.ROOT);
      admin
          .post(
              "/admin/staff",
              Map.of(
                  "login",
                  login,
                  "name",
                  "测窗口",
                  "password",
                  "tongban-sample",
                  "duties",
                  List.of(Map.of("role", "WINDOW_CLERK", "unit", HALL))))
          .expect(201);
      var seat = new Seat(window, login);
      seat.clerk = anonymous.staff(login);
      seats.add(seat);
      byWindow.put(window, seat);
    }
    kiosk = manager;
  }

  /** Sessions of staff do not outlast the day. */
  private void signInAgain() {
    var anonymous = Api.anonymous(SERVER.address());
    manager = anonymous.staff("hall-440902");
    kiosk = manager;
    seats.forEach(seat -> seat.clerk = anonymous.staff(seat.login));
  }

  private Instant arrival() {
    var share = random.nextInt(100);
    return share < 45
        ? at(LocalTime.of(8, 50)).plus(between(0, 100 * 60))
        : share < 65
            ? at(LocalTime.of(10, 30)).plus(between(0, 85 * 60))
            : at(LocalTime.of(13, 15)).plus(between(0, 195 * 60));
  }

  private Visitor visitor(String group) {
    var chance = random.nextInt(100);
    var manner =
        chance < 6
            ? Manner.NEVER_COMES_TO_THE_WINDOW
            : chance < 10
                ? Manner.FETCHES_SOMETHING
                : chance < 12 && group.equals("ZH")
                    ? Manner.GOES_ON_ELSEWHERE
                    : chance < 15 ? Manner.GIVES_UP : Manner.SERVED;
    return new Visitor(
        group,
        random.nextInt(100) < 20,
        manner,
        group.equals("ZH") ? between(180, 660) : between(420, 1080));
  }

  private void walksIn(Visitor visitor) {
    var priorities = List.of("ELDERLY", "DISABLED", "PREGNANT", "SOLDIER");
    var ticket =
        kiosk
            .post(
                "/tickets",
                Map.of(
                    "servicePoint",
                    HALL,
                    "group",
                    HALL + "." + visitor.group,
                    "priorities",
                    visitor.priority
                        ? List.of(priorities.get(random.nextInt(priorities.size())))
                        : List.of()))
            .expect(201);
    here(visitor, ticket);
    if (visitor.manner == Manner.GIVES_UP) {
      in(
          Duration.ofMinutes(25),
          () -> kiosk.post("/tickets/" + visitor.id + "/cancellation", Map.of()));
    }
  }

  /** Whether they come at all; a few come too late. */
  private boolean comesToTheirBooking(Booking booking) {
    var chance = random.nextInt(100);
    if (chance < 4) {
      return false;
    }
    var visitor = visitor(booking.group());
    var around =
        chance < 9 ? between(16 * 60, 25 * 60) : between(0, 28 * 60).minus(Duration.ofMinutes(20));
    plan(
        at(booking.slot()).plus(around),
        () ->
            here(
                visitor,
                kiosk
                    .post("/tickets", Map.of("servicePoint", HALL, "appointment", booking.number()))
                    .expect(201)));
    return true;
  }

  private void here(Visitor visitor, JsonNode ticket) {
    visitor.id = ticket.get("id").asText();
    assertThat(visitors.put(ticket.get("number").asText(), visitor)).isNull();
    wakeIdle();
  }

  private void wakeIdle() {
    for (var seat : seats) {
      if (seat.idle) {
        seat.idle = false;
        in(seconds(3), () -> calls(seat));
      }
    }
  }

  // The windows.

  private Api.Answer step(Seat seat, String step) {
    return seat.clerk.post(STAFF + "/windows/" + seat.window + "/" + step, Map.of());
  }

  private static Optional<String> current(Seat seat, JsonNode hall) {
    for (var window : hall.get("windows")) {
      if (window.get("number").asText().equals(seat.window)) {
        return Optional.ofNullable(window.get("current")).map(JsonNode::asText);
      }
    }
    throw new AssertionError("There is no window " + seat.window);
  }

  private void opens(Seat seat) {
    step(seat, "opening").expect(200);
    in(Duration.ofMinutes(5).plus(between(1, 20)), () -> calls(seat));
  }

  private void calls(Seat seat) {
    if (seat.closed) {
      return;
    }
    var answer = step(seat, "call");
    if (answer.status() == 409) {
      nobodyWaits(seat);
      return;
    }
    var number = current(seat, answer.expect(200)).orElseThrow();
    if (seat.window.equals("A04") && !time().isBefore(ELEVEN)) {
      // Somebody is called there just when it closes, and goes to another window.
      in(seconds(20), () -> closes(seat));
      return;
    }
    var visitor = visitors.get(number);
    if (visitor.manner == Manner.NEVER_COMES_TO_THE_WINDOW) {
      in(seconds(30), () -> step(seat, "recall").expect(200));
      in(seconds(60), () -> step(seat, "recall").expect(200));
      in(
          seconds(75),
          () -> {
            step(seat, "no-show").expect(200);
            calls(seat);
          });
      return;
    }
    in(between(15, 45), () -> begins(seat, visitor));
  }

  /** Who took a ticket in the morning is served before lunch, and nobody is left in the evening. */
  private void nobodyWaits(Seat seat) {
    if (!time().isBefore(EVENING)) {
      closes(seat);
    } else if (!time().isBefore(NOON) && time().isBefore(AFTERNOON)) {
      step(seat, "pause").expect(200);
      plan(at(AFTERNOON).plus(between(0, 30)), () -> opensAgain(seat));
    } else {
      seat.idle = true;
    }
  }

  private void callWhoIsLeft() {
    for (var seat : seats) {
      if (seat.idle) {
        seat.idle = false;
        calls(seat);
      }
    }
  }

  private void opensAgain(Seat seat) {
    step(seat, "opening").expect(200);
    calls(seat);
  }

  private void closes(Seat seat) {
    step(seat, "closing").expect(200);
    seat.closed = true;
    wakeIdle();
  }

  private void begins(Seat seat, Visitor visitor) {
    step(seat, "start").expect(200);
    var half = visitor.service.dividedBy(2);
    if (visitor.manner == Manner.FETCHES_SOMETHING && !visitor.halfDone) {
      in(
          half,
          () -> {
            visitor.halfDone = true;
            step(seat, "park").expect(200);
            in(
                Duration.ofMinutes(10),
                () -> {
                  seat.clerk
                      .post(STAFF + "/tickets/" + visitor.id + "/return", Map.of())
                      .expect(200);
                  wakeIdle();
                });
            in(seconds(10), () -> calls(seat));
          });
    } else if (visitor.manner == Manner.GOES_ON_ELSEWHERE && !visitor.halfDone) {
      in(
          half,
          () -> {
            visitor.halfDone = true;
            seat.clerk
                .post(
                    STAFF + "/windows/" + seat.window + "/transfer", Map.of("group", HALL + ".KS"))
                .expect(200);
            wakeIdle();
            in(seconds(10), () -> calls(seat));
          });
    } else {
      in(
          visitor.halfDone ? half : visitor.service,
          () -> {
            step(seat, "finish").expect(200);
            in(between(5, 20), () -> calls(seat));
          });
    }
  }

  // What the manager reads.

  private List<Line> log() {
    var lines = new ArrayList<Line>();
    var cursor = "";
    do {
      var page = manager.get(STAFF + "/log?limit=100&day=" + day + "&cursor=" + cursor).expect(200);
      for (var event : page.get("items")) {
        lines.add(line(event));
      }
      cursor = page.hasNonNull("next") ? page.get("next").asText() : "";
    } while (!cursor.isEmpty());
    return lines;
  }

  private static Line line(JsonNode event) {
    var at = OffsetDateTime.parse(event.get("at").asText()).toInstant();
    var number = event.hasNonNull("number") ? event.get("number").asText() : "";
    var window = event.hasNonNull("window") ? event.get("window").asText() : "";
    var note = event.get("note").asText();
    return new Line(
        at,
        event.get("kind").asText(),
        number,
        window,
        SECONDS.format(LocalTime.ofInstant(at, ZONE))
            + " "
            + event.get("kindName").asText()
            + (number.isEmpty() ? "" : " " + number)
            + (window.isEmpty() ? "" : "，" + window + " 窗口")
            + (note.isEmpty() ? "" : "（" + note + "）"));
  }

  private String story() {
    var text = new StringBuilder("=== ").append(HALL).append(" ").append(day).append(" ===\n");
    text.append("simulated in ").append(took.toMillis()).append(" ms\n");
    text.append("total ").append(statistics.get("total")).append('\n');
    for (var part : List.of("hours", "groups", "windows")) {
      for (var one : statistics.get(part)) {
        text.append(part).append(' ').append(one).append('\n');
      }
    }
    log.forEach(line -> text.append(line.text()).append('\n'));
    return text.toString();
  }

  private List<Line> of(String... kinds) {
    return log.stream().filter(line -> List.of(kinds).contains(line.kind())).toList();
  }

  @Test
  void everybodyIsServedOnceOrDidNotComeOrGaveUp() {
    var total = statistics.get("total");
    assertThat(total.get("arrivals").asInt()).isEqualTo(visitors.size());
    assertThat(visitors).hasSize(VISITORS);
    assertThat(total.get("open").asInt()).isZero();
    assertThat(total.get("served").asInt()).isGreaterThan(VISITORS * 8 / 10);
    var ends = new HashSet<String>();
    for (var line : of("FINISHED", "MISSED", "CANCELLED")) {
      assertThat(ends.add(line.number())).as(line.text()).isTrue();
    }
    assertThat(ends).isEqualTo(visitors.keySet());
  }

  @Test
  void nobodyIsAtTwoWindowsAndNoWindowHasTwo() {
    var where = new HashMap<String, String>();
    for (var line : log) {
      switch (line.kind()) {
        case "CALLED" -> {
          assertThat(where).as(line.text()).doesNotContainKey(line.number());
          assertThat(where.values()).as(line.text()).doesNotContain(line.window());
          where.put(line.number(), line.window());
        }
        case "STARTED", "RECALLED" ->
            assertThat(where).as(line.text()).containsEntry(line.number(), line.window());
        case "FINISHED", "MISSED", "PARKED", "TRANSFERRED", "REROUTED" ->
            assertThat(where.remove(line.number())).as(line.text()).isEqualTo(line.window());
        case "CANCELLED" -> where.remove(line.number());
        default -> {}
      }
    }
    assertThat(where).isEmpty();
  }

  /** From coming to the first call, in seconds, without the lunch break. */
  private Map<String, Long> waits() {
    var came = new HashMap<String, Instant>();
    var waits = new LinkedHashMap<String, Long>();
    for (var line : log) {
      if (line.kind().equals("ISSUED") || line.kind().equals("CHECKED_IN")) {
        came.put(line.number(), line.at());
      } else if (line.kind().equals("CALLED") && !waits.containsKey(line.number())) {
        var from = came.get(line.number());
        var noon = at(NOON);
        var wait = Duration.between(from, line.at());
        if (from.isBefore(at(AFTERNOON)) && !line.at().isBefore(at(AFTERNOON))) {
          wait = wait.minus(Duration.between(from.isAfter(noon) ? from : noon, at(AFTERNOON)));
        }
        waits.put(line.number(), wait.toSeconds());
      }
    }
    return waits;
  }

  @Test
  void nobodyWaitsTooLongAndPriorityWaitsLess() {
    var waits = waits();
    assertThat(waits.values()).allMatch(wait -> wait < Duration.ofMinutes(75).toSeconds());
    var general = new ArrayList<Long>();
    var priority = new ArrayList<Long>();
    var booked = new ArrayList<Long>();
    var issued = new HashSet<String>();
    of("ISSUED").forEach(line -> issued.add(line.number()));
    waits.forEach(
        (number, wait) -> {
          var visitor = visitors.get(number);
          if (issued.contains(number) && visitor.group.equals("ZH")) {
            (visitor.priority ? priority : general).add(wait);
          } else if (visitor.group.equals("ZH")) {
            booked.add(wait);
          }
        });
    assertThat(priority).hasSizeGreaterThan(20);
    assertThat(median(priority)).isLessThan(median(general));
    assertThat(booked).hasSizeGreaterThan(40);
    assertThat(median(booked)).isLessThan(median(general));
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  @Test
  void nobodyIsOvertakenByWhoCameMuchLater() {
    var bound = QueueRules.DEFAULT.longestOvertaking();
    var waiting = new LinkedHashMap<String, Instant>();
    var seen = new HashSet<String>();
    for (var line : log) {
      switch (line.kind()) {
        case "ISSUED", "CHECKED_IN" -> waiting.put(line.number(), line.at());
        case "CANCELLED" -> waiting.remove(line.number());
        case "CALLED" -> {
          var came = waiting.remove(line.number());
          if (came != null && seen.add(line.number())) {
            waiting.forEach(
                (number, since) -> {
                  if (visitors.get(number).group.equals(visitors.get(line.number()).group)) {
                    assertThat(came).as(line.text()).isBeforeOrEqualTo(since.plus(bound));
                  }
                });
          }
        }
        default -> {}
      }
    }
  }

  @Test
  void theWindowThatClosesSendsWhomItCalledToAnother() {
    var closing =
        of("WINDOW_CLOSED").stream()
            .filter(line -> line.window().equals("A04"))
            .findFirst()
            .orElseThrow();
    assertThat(closing.time()).isBetween(ELEVEN, ELEVEN.plusMinutes(15));
    var rerouted = of("REROUTED").getFirst();
    assertThat(rerouted.at()).isEqualTo(closing.at());
    var next =
        of("CALLED").stream()
            .filter(line -> line.number().equals(rerouted.number()))
            .filter(line -> line.at().isAfter(closing.at()))
            .findFirst()
            .orElseThrow();
    assertThat(next.window()).isNotEqualTo("A04");
    assertThat(log)
        .filteredOn(line -> line.window().equals("A04") && line.at().isAfter(closing.at()))
        .isEmpty();
  }

  @Test
  void theLogSaysWhatAManagerAsks() {
    assertThat(of("TRANSFERRED")).isNotEmpty().allMatch(line -> line.text().contains("到跨省通办"));
    assertThat(of("CHECKED_IN")).allMatch(line -> line.text().contains("预约 "));
    assertThat(of("CHECKED_IN")).anyMatch(line -> line.text().contains("迟到"));
    // Windows stop for lunch one by one, when nobody waits there, and close in the evening.
    assertThat(of("WINDOW_PAUSED")).hasSize(WINDOWS.size() - 1);
    assertThat(of("CALLED"))
        .noneMatch(
            line -> line.time().isAfter(NOON.plusMinutes(45)) && line.time().isBefore(AFTERNOON));
    assertThat(of("WINDOW_CLOSED"))
        .filteredOn(line -> !line.window().equals("A04"))
        .hasSize(WINDOWS.size() - 1)
        .allMatch(line -> !line.time().isBefore(EVENING));
  }

  @Test
  void theDayTakesSeconds() {
    assertThat(took).isLessThan(Duration.ofSeconds(90));
  }
}
