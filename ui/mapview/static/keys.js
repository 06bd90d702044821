// The keyboard while the map has the focus.
(function () {
  "use strict";

  const lintu = window.lintu;

  /** Undo and redo belong to the page, which does not hear keys pressed in the map's frame. */
  function passOn(event) {
    const { key, code, ctrlKey, metaKey, shiftKey } = event;
    const pressed = { key, code, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true };
    for (const type of ["keydown", "keyup"]) {
      window.parent.document.body.dispatchEvent(new window.parent.KeyboardEvent(type, pressed));
    }
  }

  function undoOrRedo(event, sketch) {
    if (!["z", "y"].includes(event.key.toLowerCase())) return false;
    if (sketch.tool) sketch.undo();
    else {
      sketch.finish();
      passOn(event);
    }
    return true;
  }

  function escape(sketch) {
    if (sketch.tool || sketch.editing) sketch.cancel();
    else sketch.giveUpChoice();
    return true;
  }

  function heard(event, sketch) {
    if (event.ctrlKey || event.metaKey) return undoOrRedo(event, sketch);
    if (event.altKey || event.target.closest("input, textarea, select")) return false;
    if (event.key === "Escape") return escape(sketch);
    if (event.key === "Enter" && !event.target.closest("button")) return void sketch.finish();
    if (event.key === "Backspace" && sketch.tool) return void sketch.undo();
    if (event.key === "Delete" && !sketch.tool) return void sketch.remove();
    return false;
  }

  lintu.listenToKeys = (sketch) => {
    document.addEventListener("keydown", (event) => {
      if (heard(event, sketch) !== false) event.preventDefault();
    });
  };
})();
