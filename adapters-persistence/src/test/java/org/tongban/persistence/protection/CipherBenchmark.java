package org.tongban.persistence.protection;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many values a second are encrypted, decrypted and indexed, by profile, size and threads. Not
 * a test: run {@code main} (see docs/encryption.md).
 */
final class CipherBenchmark {
  private static final long WARM_UP_NANOS = 1_500_000_000L;
  private static final long MEASURED_NANOS = 2_000_000_000L;
  private static final byte[] CONTEXT = new byte[60];

  private CipherBenchmark() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println("profile\toperation\tbytes\tthreads\tper second\tmicroseconds");
    for (var profile : CipherProfile.values()) {
      var key = AeadKey.random(new byte[8], profile);
      for (int size : new int[] {32, 1024, 16 * 1024, 1024 * 1024}) {
        var plain = new byte[size];
        new Random(size).nextBytes(plain);
        var stored = key.encrypt(CONTEXT, plain);
        for (int threads : new int[] {1, 2}) {
          measure(profile, "encrypt", size, threads, () -> key.encrypt(CONTEXT, plain));
          measure(profile, "decrypt", size, threads, () -> key.decrypt(CONTEXT, stored));
        }
      }
      var index = new IndexKey("a", profile, new byte[CipherProfile.INDEX_KEY_BYTES]);
      measure(profile, "index", 18, 1, () -> index.index("subject.citizen_id", "0".repeat(18)));
    }
  }

  private static void measure(
      CipherProfile profile, String operation, int size, int threads, Runnable work)
      throws InterruptedException {
    run(WARM_UP_NANOS, threads, work);
    var begun = System.nanoTime();
    var done = run(MEASURED_NANOS, threads, work);
    var seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%s\t%s\t%d\t%d\t%.0f\t%.1f%n",
        profile, operation, size, threads, done / seconds, seconds * 1e6 * threads / done);
  }

  private static long run(long nanos, int threads, Runnable work) throws InterruptedException {
    var done = new LongAdder();
    var end = new CountDownLatch(threads);
    var until = System.nanoTime() + nanos;
    for (int i = 0; i < threads; i++) {
      Thread.ofPlatform()
          .start(
              () -> {
                while (System.nanoTime() < until) {
                  work.run();
                  done.increment();
                }
                end.countDown();
              });
    }
    end.await();
    return done.sum();
  }
}
