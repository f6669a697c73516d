package dev.parallax.result;

/** What came of reading a file: its rows, or why it can't be read. */
public sealed interface Reading permits ResultFile, Problem {}
