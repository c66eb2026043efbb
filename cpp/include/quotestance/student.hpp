// Student's t distribution: how far an estimate may lie off, in standard errors that are themselves estimated.
#pragma once

namespace quotestance {

// The distance within which `level` of the distribution lies, on both sides together; `freedom` are its degrees of freedom, which
// need not be whole. Right to about 1e-12. Throws InvalidOption for a level outside (0, 1), or freedom not above 0.
double student_distance(double level, double freedom);

}  // namespace quotestance
