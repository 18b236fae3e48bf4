package org.tongban.application.appointment;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.Notices;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.IdempotencyRecords;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.InMemoryIdempotencyRecords;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.AppointmentNumber;
import org.tongban.domain.appointment.BookingTerms;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.OpeningRule;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.ServiceWindow;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.OpeningHours;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * Everything about appointments upon some stores, on a Monday morning: a hall with one group, open
 * on working days from nine to twelve in slots of half an hour with two places each.
 */
public final class BookingDesk {
  /** The day it is at first. */
  public static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  /** The day after. */
  public static final LocalDate TUESDAY = MONDAY.plusDays(1);

  /** The hall. */
  public static final UnitCode HALL = SampleCityFixture.XINYI_HALL;

  /** What is handled there, in half an hour. */
  public static final BasicCode ITEM = new BasicCode("440100001000");

  /** What takes an hour. */
  public static final BasicCode LONG_ITEM = new BasicCode("440100002000");

  /** How many places each slot has. */
  public static final int PLACES = 2;

  /** The ports. */
  public record Stores(
      Transactions transactions,
      ServiceGroups groups,
      Plans plans,
      SlotPlaces slots,
      AppointmentStore appointments,
      WaitingList waiting,
      IdempotencyRecords records) {
    /** In memory. */
    public static Stores inMemory() {
      var transactions = new InMemoryTransactions();
      var groups = new InMemoryServiceGroups(transactions);
      var appointments = new InMemoryAppointments(transactions);
      return new Stores(
          transactions,
          groups,
          new InMemoryPlans(transactions, groups),
          new InMemorySlotPlaces(transactions, appointments),
          appointments,
          new InMemoryWaitingList(transactions),
          new InMemoryIdempotencyRecords(transactions));
    }
  }

  /** A notice that was sent. */
  public record Notice(SubjectId to, Notices.Kind kind, Map<String, String> words) {}

  public final Stores stores;
  public final SettableClock clock;
  public final ServiceGroupCode group;
  public final Queue<Notice> notices = new ConcurrentLinkedQueue<>();
  public final Map<CaseId, CasesForVisits.CaseForVisit> cases = new HashMap<>();
  public final BookVisitService booking;
  public final WaitForPlaceService waitings;
  public final PlanOpeningService planning;
  public final SeeAvailabilityService availability;
  public final ArrivalService arrivals;
  public final EndVisits ends;
  public final OfferOpenedDays offers;
  public final VisitPlaces places;
  public final VisitNotices telling;

  /** What chance gives; numbers are never the same. */
  public volatile double chance = 0.5;

  private final AtomicLong numbers = new AtomicLong(System.nanoTime() & 0xffffffffL);

  public BookingDesk(Stores stores, SettableClock clock) {
    this.stores = stores;
    this.clock = clock;
    clock.set(SampleCityFixture.morning(MONDAY).minusSeconds(3600));
    group =
        ServiceGroupCode.of(
            HALL, "G" + Long.toString(numbers.incrementAndGet() % 60_000_000, 36).toUpperCase());
    Identifiers identifiers = UUID::randomUUID;
    var luck =
        new Chance() {
          @Override
          public double next() {
            return chance;
          }

          @Override
          public AppointmentNumber number() {
            return AppointmentNumber.create(
                numbers.incrementAndGet() * 2654435761L & (1L << 40) - 1);
          }
        };
    var city = new City();
    telling =
        new VisitNotices(
            (subject, _, kind, words) -> notices.add(new Notice(subject, kind, words)), city);
    places =
        new VisitPlaces(
            stores.plans(),
            stores.slots(),
            stores.appointments(),
            stores.waiting(),
            city,
            telling,
            luck,
            identifiers,
            clock);
    booking =
        new BookVisitService(
            stores.transactions(),
            stores.plans(),
            stores.appointments(),
            places,
            (_, id) -> Optional.ofNullable(cases.get(id)),
            luck,
            identifiers,
            stores.records());
    waitings =
        new WaitForPlaceService(
            stores.transactions(), stores.plans(), stores.waiting(), places, identifiers);
    planning =
        new PlanOpeningService(
            stores.transactions(),
            stores.plans(),
            stores.groups(),
            stores.slots(),
            stores.appointments(),
            places,
            telling,
            city);
    availability =
        new SeeAvailabilityService(
            stores.transactions(), stores.plans(), stores.slots(), city, clock);
    arrivals = new ArrivalService(stores.appointments(), places, telling, _ -> {});
    ends =
        new EndVisits(
            stores.transactions(), stores.appointments(), stores.waiting(), stores.plans(), places);
    offers = new OfferOpenedDays(stores.transactions(), stores.waiting(), places);
    stores
        .transactions()
        .run(
            () -> {
              stores
                  .groups()
                  .save(
                      List.of(
                          new ServiceGroup(
                              group,
                              "综合受理",
                              "A",
                              List.of(new ServiceWindow("A01", "综合窗口")),
                              true,
                              30,
                              Map.of(LONG_ITEM, 60),
                              true)));
              stores.plans().save(group, plan(PLACES, BookingTerms.USUAL));
            });
  }

  /** In memory. */
  public static BookingDesk inMemory() {
    return new BookingDesk(Stores.inMemory(), new SettableClock(Instant.EPOCH));
  }

  /** Working days from nine to twelve. */
  public static OpeningPlan plan(int places, BookingTerms terms) {
    return new OpeningPlan(30, List.of(rule(9, 12, places)), List.of(), terms);
  }

  /** Working days between these hours. */
  public static OpeningRule rule(int from, int until, int places) {
    return new OpeningRule(
        new OpeningHours.Span(
            OpeningHours.Days.WORKING_DAYS,
            Set.<DayOfWeek>of(),
            LocalTime.of(from, 0),
            LocalTime.of(until, 0)),
        places);
  }

  /** The usual terms with no cooling down. */
  public static BookingTerms warm() {
    return new BookingTerms(30, 14, Optional.empty(), 10, 30, 0, 0, 3, 7, false, true);
  }

  /** Lets this plan hold, whatever it hits. */
  public void replan(OpeningPlan plan) {
    var version = stores.transactions().reading(() -> stores.plans().lock(group)).orElseThrow();
    planning.replace(
        manager(),
        group,
        (int) version.version(),
        new PlanOpening.Change(plan, Optional.of(PlanOpening.Hits.CANCEL), ""));
  }

  /** Somebody else each time, whose identity was checked. */
  public static Caller.Resident resident() {
    return new Caller.Resident(new SubjectId(UUID.randomUUID()), 2);
  }

  /** Who plans for the hall. */
  public static Caller.Staff manager() {
    return new Caller.Staff(
        new ActorId(UUID.randomUUID()),
        Optional.empty(),
        Set.of(new Caller.Duty(Role.HALL_MANAGER, HALL)));
  }

  /** A visit at that time for the usual item. */
  public BookVisit.Wanted at(LocalDate date, int hour, int minute) {
    return wanted(date, hour, minute, ITEM, 1, false);
  }

  /** A visit at that time. */
  public BookVisit.Wanted wanted(
      LocalDate date, int hour, int minute, BasicCode item, int people, boolean atOnce) {
    return new BookVisit.Wanted(
        group, date, LocalTime.of(hour, minute), List.of(item), people, Optional.empty(), atOnce);
  }

  /** What was done, which must have been possible. */
  public static Kept done(BookVisit.Booking booking) {
    if (booking instanceof BookVisit.Booking.Done(var kept)) {
      return kept;
    }
    throw new AssertionError("Not done: " + booking);
  }

  /** A booking at that time by somebody else. */
  public Kept booked(LocalDate date, int hour, int minute) {
    return done(booking.hold(resident(), wanted(date, hour, minute, ITEM, 1, true)));
  }

  /** Who it was booked by. */
  public static Caller.Resident of(Kept kept) {
    return new Caller.Resident(kept.appointment().person(), 2);
  }

  /** How many places are left at that time. */
  public int left(LocalDate date, int hour, int minute) {
    return availability
        .days(HALL, date, date, new SeeAvailability.Wanted(List.of(ITEM), 1))
        .orElseThrow()
        .stream()
        .filter(days -> days.group().code().equals(group))
        .flatMap(days -> days.days().getFirst().starts().stream())
        .filter(start -> start.time().from().equals(LocalTime.of(hour, minute)))
        .mapToInt(start -> start.remaining())
        .findFirst()
        .orElse(0);
  }

  /**
   * What is wrong with the books: slots whose counter is not the number of those who take a place
   * in them, or that are oversold.
   */
  public List<String> contradictions() {
    return stores
        .transactions()
        .reading(
            () -> {
              var wrong = new ArrayList<String>();
              var times = new ArrayList<VisitTime>();
              stores.appointments().taking(group, MONDAY).stream()
                  .map(kept -> kept.appointment().visit().time())
                  .forEach(times::add);
              stores.appointments().cooling(group, MONDAY).stream()
                  .map(AppointmentStore.Cooling::time)
                  .forEach(times::add);
              for (var load : known()) {
                var real =
                    times.stream()
                        .filter(time -> time.date().equals(load.date()))
                        .filter(
                            time ->
                                time.from().isBefore(load.until())
                                    && load.from().isBefore(time.until()))
                        .count();
                if (real != load.taken() || load.taken() > load.places()) {
                  wrong.add(load + " has " + real);
                }
              }
              return wrong;
            });
  }

  /** Every known slot of two months. */
  private List<SlotPlaces.Load> known() {
    return stores
        .slots()
        .taken(List.of(group), MONDAY, MONDAY.plusDays(60), clock.instant())
        .stream()
        .map(day -> new VisitTime(day.date(), LocalTime.MIN, LocalTime.MAX))
        .flatMap(time -> stores.slots().known(group, time).stream())
        .toList();
  }

  /** The sample city. */
  private static final class City implements Places {
    private static final Organisation ORGANISATION = SampleCityFixture.organisation();

    @Override
    public Organisation organisation() {
      return ORGANISATION;
    }

    @Override
    public WorkingCalendar calendar(RegionCode region) {
      return SampleCityFixture.calendar();
    }

    @Override
    public List<PartnerCity> partnerCities() {
      return List.of();
    }

    @Override
    public List<VillageListing> villageListings() {
      return List.of();
    }
  }
}
