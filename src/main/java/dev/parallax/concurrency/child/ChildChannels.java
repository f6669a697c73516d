package dev.parallax.concurrency.child;

import dev.parallax.concurrency.child.wire.AnswerPipe;
import dev.parallax.concurrency.child.wire.Board;
import dev.parallax.concurrency.child.wire.TaskQueue;

/**
 * What a group has in common: its folder, and what lies in it.
 *
 * @param folder of the pool
 * @param board on which task runs and words are left
 * @param answers of all children
 * @param queue of the tasks
 */
record ChildChannels(PoolFolder folder, Board board, AnswerPipe answers, TaskQueue queue) {}
