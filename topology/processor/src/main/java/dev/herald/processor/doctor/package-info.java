/** What an installation's health is judged by: one small check for each thing that can be wrong. Nothing is written. */
@NullMarked
package dev.herald.processor.doctor;

import org.jspecify.annotations.NullMarked;
