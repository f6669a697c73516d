package dev.parallax.campaign.rounds;

import dev.parallax.json.Json;

/** Looks at the machine before and after every fork. */
interface MachineWatch {
  /** To be called right before a fork starts. */
  void before() throws InterruptedException;

  /** To be called right after it has ended: under which conditions it ran. */
  Json.Obj after() throws InterruptedException;

  /** For a campaign without a witness. */
  static MachineWatch unobserved() {
    return new MachineWatch() {
      @Override
      public void before() {}

      @Override
      public Json.Obj after() {
        return Json.Obj.EMPTY;
      }
    };
  }
}
