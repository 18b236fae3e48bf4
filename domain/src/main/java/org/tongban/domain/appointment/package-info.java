/** Visits by appointment: service groups and their planning, places, bookings, waiting lists. */
package org.tongban.domain.appointment;
