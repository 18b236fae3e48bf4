package org.tongban.integration;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;

/**
 * Whether a simulator is wanted: if it is configured by name, or nothing is configured in sample
 * mode. (A simulator that is wanted outside sample mode refuses to be made, and so the server to
 * start.)
 */
public abstract sealed class SimulatorWanted implements Condition {
  private final String property;

  SimulatorWanted(String property) {
    this.property = property;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public boolean matches(ConditionContext context) {
    var sample = context.getProperty("tongban.sample", Boolean.class).orElse(false);
    var configured =
        context.getProperty(property, String.class).orElse(sample ? "simulator" : "none");
    return configured.equals("simulator");
  }

  /** For {@code tongban.courier}. */
  public static final class Courier extends SimulatorWanted {
    public Courier() {
      super("tongban.courier");
    }
  }

  /** For {@code tongban.mail}. */
  public static final class Mail extends SimulatorWanted {
    public Mail() {
      super("tongban.mail");
    }
  }

  /** For {@code tongban.sms}. */
  public static final class Sms extends SimulatorWanted {
    public Sms() {
      super("tongban.sms");
    }
  }
}
