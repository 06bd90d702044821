// What the scripts of all phone pages share: finding elements, and a form that survives a reload or a closed
// page. Plain ES5: old WebViews read nothing newer.
(function () {
  "use strict";

  function one(selector, inside) {
    return (inside || document).querySelector(selector);
  }

  function all(selector, inside) {
    return Array.prototype.slice.call((inside || document).querySelectorAll(selector));
  }

  // What a page keeps under `key`, for `longest` milliseconds. `storage` answers the storage of the browser: the
  // page says which, since a ballot must not outlive its tab. A phone that keeps nothing reads null.
  function memory(storage, key, longest) {
    return {
      read: function () {
        try {
          var found = JSON.parse(storage().getItem(key) || "null");
          return found && found.at && Date.now() - found.at < longest ? found : null;
        } catch (error) {
          return null;
        }
      },
      write: function (found) {
        found.at = Date.now();
        try { storage().setItem(key, JSON.stringify(found)); } catch (error) { /* it is typed again */ }
      },
      forget: function () {
        try { storage().removeItem(key); } catch (error) { /* nothing was kept */ }
      }
    };
  }

  // Call `keep(form)` whenever something in the form changes.
  function onChange(form, keep) {
    form.addEventListener("input", function () { keep(form); });
    form.addEventListener("change", function () { keep(form); });
  }

  window.lintuForms = { one: one, all: all, memory: memory, onChange: onChange };
})();
