/**
 * Working days and deadlines (工作日, 办理期限). The calendar comes from the State Council's yearly
 * notices; later years follow from the law and are provisional. Every deadline can be explained day
 * by day.
 */
package org.tongban.domain.calendar;
