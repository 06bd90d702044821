// What was drawn and not yet answered by Python. Streamlit keeps only the newest message of a component while
// its script runs, so each message carries all events that are still without an answer; Python takes each once.
(function () {
  "use strict";

  const MOST = 50; // events kept at once

  window.lintu.Outbox = class {
    constructor(sheet) {
      this.sheet = sheet;
      this.events = [];
      this.visit = "";
    }

    /** Send an event at once; its number. */
    send(event) {
      const seq = this.sheet.seq + 1; // the one that the message will have
      this.events = this.events.concat(Object.assign({ seq, visit: this.visit }, event)).slice(-MOST);
      this.sheet.send({ type: "draw" });
      return seq;
    }

    /** Python has heard the events of `visit` up to `seq`. Those of an earlier visit it will never hear. */
    answered({ visit, seq }) {
      this.visit = visit;
      this.events = this.events.filter((event) => event.visit === visit && event.seq > seq);
    }

    /** Whether an event of `kind` (about the shape `id`) is without an answer. */
    waits(kind, id) {
      return this.events.some((event) => event.kind === kind && (id === undefined || event.id === id));
    }

    has(seq) {
      return this.events.some((event) => event.seq === seq);
    }
  };
})();
