/** Paper originals on their way between units (材料交接). */
package org.tongban.application.custody;
