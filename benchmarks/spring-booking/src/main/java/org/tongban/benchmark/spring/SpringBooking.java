package org.tongban.benchmark.spring;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.domain.Persistable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Booking as it is mostly written: an entity is locked, looked at, changed and saved. On the tables
 * of the product; without sign-in, limits, quotas or anything else.
 */
@SpringBootApplication
@EnableJpaRepositories(considerNestedRepositories = true)
public class SpringBooking {
  public static void main(String[] arguments) {
    SpringApplication.run(SpringBooking.class, arguments);
  }

  /** A slot. */
  @Entity
  @Table(name = "appointment_slot")
  @IdClass(SlotKey.class)
  public static class Slot {
    @Id
    @Column(name = "group_code")
    private String groupCode;

    @Id
    @Column(name = "visit_date")
    private LocalDate visitDate;

    @Id private Integer starts;
    private int ends;
    private int places;
    private int taken;
  }

  /** The key of a slot. */
  public static class SlotKey implements Serializable {
    private static final long serialVersionUID = 1;
    private String groupCode;
    private LocalDate visitDate;
    private Integer starts;

    @Override
    public boolean equals(Object other) {
      return other instanceof SlotKey key
          && key.groupCode.equals(groupCode)
          && key.visitDate.equals(visitDate)
          && key.starts.equals(starts);
    }

    @Override
    public int hashCode() {
      return Objects.hash(groupCode, visitDate, starts);
    }
  }

  /** An appointment. */
  @Entity
  @Table(name = "appointment")
  public static class Appointment implements Persistable<byte[]> {
    @Id private byte[] id;
    private String number;

    @Column(name = "person_id")
    private byte[] personId;

    @Column(name = "group_code")
    private String groupCode;

    @Column(name = "visit_date")
    private LocalDate visitDate;

    private int starts;
    private int ends;
    private String items;
    private int people;
    private String state;

    @Column(name = "state_at")
    private LocalDateTime stateAt;

    @Column(name = "remind_at")
    private LocalDateTime remindAt;

    private Integer ordinal;

    @Column(name = "made_at")
    private LocalDateTime madeAt;

    private int version;

    @Override
    public byte[] getId() {
      return id;
    }

    /** Always, so that it is not looked for first. */
    @Override
    public boolean isNew() {
      return true;
    }
  }

  /** Slots. */
  public interface Slots extends JpaRepository<Slot, SlotKey> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Slot> findByGroupCodeAndVisitDateAndStarts(
        String groupCode, LocalDate visitDate, Integer starts);
  }

  /** Appointments. */
  public interface Appointments extends JpaRepository<Appointment, byte[]> {}

  /** What is asked for. */
  public record Booking(String group, LocalDate date, int starts, UUID person) {}

  /** What is answered. */
  public record Booked(String number) {}

  /** The rules. */
  @Service
  public static class Bookings {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Slots slots;
    private final Appointments appointments;

    public Bookings(Slots slots, Appointments appointments) {
      this.slots = slots;
      this.appointments = appointments;
    }

    @Transactional
    public Optional<Booked> book(Booking wanted) {
      var slot =
          slots
              .findByGroupCodeAndVisitDateAndStarts(
                  wanted.group(), wanted.date(), wanted.starts())
              .orElseThrow();
      if (slot.taken >= slot.places) {
        return Optional.empty();
      }
      slot.taken++;
      var now = LocalDateTime.now(ZoneOffset.UTC);
      var appointment = new Appointment();
      appointment.id =
          ByteBuffer.allocate(16)
              .putLong(System.currentTimeMillis() << 16 | 0x7000)
              .putLong(RANDOM.nextLong())
              .array();
      var number = new StringBuilder();
      for (long rest = RANDOM.nextLong(1L << 45), i = 0; i < 9; i++, rest >>= 5) {
        number.append(ALPHABET.charAt((int) (rest & 31)));
      }
      appointment.number = number.toString();
      appointment.personId =
          ByteBuffer.allocate(16)
              .putLong(wanted.person().getMostSignificantBits())
              .putLong(wanted.person().getLeastSignificantBits())
              .array();
      appointment.groupCode = wanted.group();
      appointment.visitDate = wanted.date();
      appointment.starts = wanted.starts();
      appointment.ends = slot.ends;
      appointment.items = "";
      appointment.people = 1;
      appointment.state = "BOOKED";
      appointment.stateAt = now;
      appointment.remindAt = wanted.date().minusDays(1).atTime(10, 0);
      appointment.ordinal = 1;
      appointment.madeAt = now;
      appointment.version = 1;
      appointments.save(appointment);
      return Optional.of(new Booked(appointment.number));
    }
  }

  /** The way in. */
  @RestController
  public static class BookingController {
    private final Bookings bookings;

    public BookingController(Bookings bookings) {
      this.bookings = bookings;
    }

    @PostMapping("/bookings")
    public ResponseEntity<Booked> book(@RequestBody Booking wanted) {
      return bookings
          .book(wanted)
          .map(booked -> ResponseEntity.status(HttpStatus.CREATED).body(booked))
          .orElseGet(() -> ResponseEntity.status(HttpStatus.CONFLICT).build());
    }
  }
}
