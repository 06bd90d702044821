from __future__ import annotations

import numpy as np
import pytest

from spatial.fitting import SamePointError, TooFewPairsError, fit_similarity

ORIGIN = np.array([400_000, 2_600_000])


def test_two_pairs_give_shift_rotation_and_scale() -> None:
    # A plan in millimetres turned by 90°: (0, 0) → (1000, 2000); (1000, 0) → 1 m to the north of it.
    fit = fit_similarity(np.array([[0, 0], [1000, 0]]), np.array([[1000, 2000], [1000, 2001]]))
    assert fit.rotation_deg == pytest.approx(90)
    assert fit.scale == pytest.approx(0.001)
    np.testing.assert_allclose(fit.transform(np.array([[0, 2000]])), [[998, 2000]], atol=1e-9)
    assert fit.worst_m == pytest.approx(0)


def test_a_pair_that_is_off_shows_in_the_residuals() -> None:
    # Four corners of a square of 100 m, one target 4 m off to the east. By hand (the mean shift takes a
    # quarter): no fit of a similarity brings it below 1 m, and the wrong pair is the worst.
    square = np.array([[0.0, 0], [100, 0], [100, 100], [0, 100]])
    wrong = square + np.array([[0.0, 0], [0, 0], [4, 0], [0, 0]])
    fit = fit_similarity(square, wrong)
    assert int(np.argmax(fit.residuals_m)) == 2
    assert 1 < fit.worst_m < 4


def test_north_first_is_a_mirror_image() -> None:
    corners = np.array([[0.0, 0], [0, 10], [5, 10]])
    fit = fit_similarity(corners[:, ::-1], corners + ORIGIN, swapped=True)
    assert fit.worst_m == pytest.approx(0, abs=1e-6)
    assert fit_similarity(corners[:, ::-1], corners + ORIGIN).worst_m > 1


def test_pairs_that_fix_nothing_are_refused_in_words() -> None:
    with pytest.raises(TooFewPairsError) as few:
        fit_similarity(np.array([[0.0, 0]]), np.array([[1.0, 1]]))
    assert "2" in few.value.message("zh")
    with pytest.raises(SamePointError):
        fit_similarity(np.array([[5.0, 5], [5, 5]]), np.array([[0.0, 0], [1, 1]]))
