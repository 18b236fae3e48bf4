/** The city's places, out of the reference data. */
package org.tongban.persistence.place;
